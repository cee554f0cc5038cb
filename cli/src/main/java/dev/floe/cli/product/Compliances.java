package dev.floe.cli.product;

import dev.floe.artifacts.ArtifactsJson;
import dev.floe.artifacts.CompiledProduct;
import dev.floe.cli.command.Version;
import dev.floe.compiler.Compilation;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Severity;
import dev.floe.governance.exceptions.Excuse;
import dev.floe.governance.rules.Judged;
import dev.floe.manifest.Manifest;
import dev.floe.registry.Digest;
import dev.floe.registry.sign.Compliance;
import dev.floe.registry.sign.Compliance.Material;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What can be attested of a compilation. */
public final class Compliances {

  private Compliances() {}

  /**
   * @param found everything that was found while it compiled
   */
  public static Compliance of(
      Documents documents, Compilation compilation, List<Diagnostic> found) {
    CompiledProduct product = compilation.product();
    Map<String, Integer> findings = new TreeMap<>();
    for (Severity severity : Severity.values()) {
      int count = (int) found.stream().filter(one -> one.severity() == severity).count();
      findings.put(severity.word(), count);
    }
    return new Compliance(
        Digest.of(ArtifactsJson.write(product)),
        sources(product),
        chain(documents, compilation),
        providers(documents, product),
        "floe " + Version.ofFloe(),
        product.target().environment(),
        findings,
        compilation.judgement().excused().stream().map(Compliances::waiver).distinct().toList());
  }

  /** The product's own files: manifests of the same checkout are in the chain. */
  static List<Material> sources(CompiledProduct product) {
    return product.inputs().stream()
        .filter(file -> !file.path().startsWith("..") && !file.path().startsWith("/"))
        .flatMap(file ->
            Digest.parse(file.digest()).map(digest -> new Material(file.path(), digest)).stream())
        .toList();
  }

  static List<Material> chain(Documents documents, Compilation compilation) {
    return compilation.documents().chain().stream()
        .flatMap(manifest ->
            bytes(documents, compilation, manifest)
                .map(bytes -> new Material(manifest.tier(), Digest.of(bytes)))
                .stream())
        .toList();
  }

  private static Optional<byte[]> bytes(
      Documents documents, Compilation compilation, Manifest manifest) {
    return documents
        .registries()
        .documents()
        .bytes(manifest.file())
        .or(() ->
            compilation.documents().inputs().stream()
                .filter(input -> input.name().equals(manifest.file()))
                .map(input -> input.bytes())
                .findFirst());
  }

  /** The lock calls them {@code domain.product}. */
  private static List<Material> providers(Documents documents, CompiledProduct product) {
    Set<String> consumed = new TreeSet<>();
    product.inputPorts().stream()
        .flatMap(port -> port.provider().stream())
        .forEach(port -> consumed.add(port.substring(0, port.lastIndexOf('.'))));
    return documents.registries().resolver().used().entries().entrySet().stream()
        .filter(entry -> consumed.contains(entry.getKey()))
        .map(entry -> new Material(entry.getKey(), entry.getValue().digest()))
        .toList();
  }

  private static Compliance.Waiver waiver(Judged.Excused excused) {
    String reason =
        switch (excused.excuse()) {
          case Excuse.Waived(var waiver) ->
              waiver.reason() + " (" + waiver.owner() + ", until " + waiver.expires() + ")";
          case Excuse.Known known -> "known before";
        };
    return new Compliance.Waiver(
        excused.finding().code().id(), excused.finding().subject(), reason);
  }
}
