package dev.floe.manifest.read;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.manifest.DataContract;
import dev.floe.manifest.ManifestCode;
import java.util.List;

/** Makes a {@link DataContract} of a tree. */
final class ContractBuilder {

  private final DocumentFile file;
  private final SectionView root;
  private final List<Diagnostic> found;

  ContractBuilder(DocumentFile file, Tree.Section root, List<Diagnostic> found) {
    this.file = file;
    this.root = new SectionView(root);
    this.found = found;
  }

  DataContract build() {
    SectionView provider = root.child("provider");
    SectionView consumer = root.child("consumer");
    List.of("domain", "product", "port").forEach(key -> needed(provider, "provider", key));
    if (root.find("consumer").isPresent()) {
      List.of("domain", "product").forEach(key -> needed(consumer, "consumer", key));
    }
    return new DataContract(
        file.name(),
        SharedParts.header(root.child("metadata")),
        new DataContract.Provider(
            provider.text("domain"),
            provider.text("product"),
            provider.text("port"),
            provider.text("table")),
        new DataContract.Consumer(consumer.text("domain"), consumer.text("product")),
        SharedParts.schema(root),
        SharedParts.sla(root),
        SharedParts.validation(root));
  }

  private void needed(SectionView party, String who, String key) {
    if (party.entry(key).isEmpty()) {
      found.add(
          Diagnostic.at(
                  ManifestCode.MISSING_KEY,
                  party.section().span(),
                  "the contract does not say the " + key + " of its " + who)
              .about(who + "." + key)
              .withHelp("add '" + key + ": …' to '" + who + "'"));
    }
  }
}
