package dev.floe.cli.platform;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.product.Documents;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.registry.ArtifactStore;
import dev.floe.registry.Artifacts;
import dev.floe.registry.Digest;
import dev.floe.registry.Repository;
import dev.floe.registry.StoredManifest;
import dev.floe.registry.layout.LayoutStore;
import dev.floe.registry.resolve.LockFile;
import dev.floe.registry.sign.Attestations;
import dev.floe.registry.sign.Signatures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe registry export}: artifacts into a folder, for machines without a network. */
public final class RegistryExportCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Copy what the product here needs (every manifest above it, every product it consumes, and"
                + " their signatures) into an OCI layout folder. With --reference, copy those manifests"
                + " instead. FLOE_REGISTRY_LAYOUT=DIR lets floe read the folder as if it were the"
                + " registry.",
            "floe registry export ./mesh.oci",
            "floe registry export ./mesh.oci --reference v1.0.0 sales:v2.1.0")
        .addOption(Options.values("--reference", "REF", "v1.0.0, sales:v2.1.0 or oci://…"))
        .addOption(Options.projectFolder())
        .addOption(Options.output())
        .addPositional(Options.argument("DIR", true, "the folder; what it holds stays"));
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Documents documents = new Documents(invocation, invocation.projectFolder());
    List<Diagnostic> found = new ArrayList<>();
    Set<LockFile.Entry> wanted = wanted(invocation, documents, found);
    if (found.stream().anyMatch(Diagnostic::isError)) {
      return documents.failed(found);
    }
    LayoutStore layout =
        documents.registries().folder(invocation.arguments().positional().orElseThrow());
    ArtifactStore store = documents.registries().store();
    List<String> copied = new ArrayList<>();
    for (LockFile.Entry entry : wanted) {
      StoredManifest manifest =
          new Artifacts(store).copy(entry.repository(), entry.digest(), layout, entry.repository());
      entry.tag().ifPresent(tag -> layout.tag(entry.repository(), tag, manifest));
      signatures(store, entry.repository(), entry.digest(), layout);
      copied.add(entry.repository().reference(entry.tag().orElse(entry.digest().text())));
    }
    report(invocation, copied);
    return ExitCode.OK;
  }

  private static Set<LockFile.Entry> wanted(
      Invocation invocation, Documents documents, List<Diagnostic> found) {
    List<String> named = invocation.arguments().values("--reference");
    Set<LockFile.Entry> wanted = new LinkedHashSet<>();
    if (named.isEmpty()) {
      Path product = documents.requireProduct();
      found.addAll(
          documents.locator().withoutWorkspace().product(product, Optional.empty()).diagnostics());
      wanted.addAll(documents.registries().resolver().used().entries().values());
      return wanted;
    }
    for (String reference : named) {
      Result<LockFile.Entry> entry = PublishedPlatform.resolve(documents, reference);
      found.addAll(entry.diagnostics());
      entry.value().ifPresent(wanted::add);
    }
    return wanted;
  }

  /** Signatures and attestations travel with what they are of. */
  static void signatures(ArtifactStore from, Repository repository, Digest digest, LayoutStore to) {
    String tag = Signatures.tag(digest);
    from.resolve(repository, tag)
        .ifPresent(found ->
            to.tag(repository, tag, new Artifacts(from).copy(repository, found, to, repository)));
    new Attestations(from)
        .of(repository, digest)
        .forEach(found -> new Artifacts(from).copy(repository, found, to, repository));
  }

  private static void report(Invocation invocation, List<String> copied) {
    switch (invocation.output()) {
      case JSON -> invocation.console().json(List.of(), Map.of("exported", copied));
      case TEXT -> {
        copied.forEach(one -> invocation.console().line("+ " + one));
        if (copied.isEmpty()) {
          invocation.console().line("Nothing to export: no reference leads to a registry.");
        }
      }
    }
  }
}
