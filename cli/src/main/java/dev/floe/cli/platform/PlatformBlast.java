package dev.floe.cli.platform;

import dev.floe.artifacts.ArtifactsJson;
import dev.floe.artifacts.CompiledProduct;
import dev.floe.cli.product.Documents;
import dev.floe.compiler.EngineChange;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.governance.Subject;
import dev.floe.governance.rules.Governance;
import dev.floe.governance.rules.Terms;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.Located;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.Reference;
import dev.floe.manifest.inherit.Inheritance;
import dev.floe.manifest.inherit.Platform;
import dev.floe.manifest.locate.LoadedPlatform;
import dev.floe.manifest.read.DocumentFile;
import dev.floe.manifest.read.DocumentReader;
import dev.floe.mesh.ProductEntry;
import dev.floe.mesh.RegisteredProduct;
import dev.floe.spi.ComputePlugin;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * What a manifest would do to the products that stand on an earlier version of it: their stored
 * artifacts are judged again, once as they stand and once as they would, and their SQL is bound
 * anew where the engine changes. Nothing is rendered; chains of manifests are read once.
 */
final class PlatformBlast {

  private final Documents documents;
  private final Manifest candidate;
  private final Terms terms;
  private final List<ComputePlugin> computes =
      ServiceLoader.load(ComputePlugin.class).stream().map(ServiceLoader.Provider::get).toList();
  private final Map<String, Optional<List<Manifest>>> chains = new HashMap<>();

  private PlatformBlast(Documents documents, Manifest candidate) {
    this.documents = documents;
    this.candidate = candidate;
    this.terms = Terms.on(LocalDate.ofInstant(documents.now(), ZoneOffset.UTC));
  }

  static BlastRadius of(Documents documents, Manifest candidate) {
    PlatformBlast blast = new PlatformBlast(documents, candidate);
    List<BlastRadius.Broken> broken = new ArrayList<>();
    int checked = 0;
    for (ProductEntry entry : documents.registries().index().newest()) {
      Optional<List<BlastRadius.Broken>> found = blast.product(entry);
      checked += found.isPresent() ? 1 : 0;
      found.ifPresent(broken::addAll);
    }
    return new BlastRadius(checked, broken);
  }

  /** Empty for a product that does not stand on the manifest, or cannot be read. */
  private Optional<List<BlastRadius.Broken>> product(ProductEntry entry) {
    Optional<RegisteredProduct> registered =
        RegisteredProduct.of(entry, documents.registries().store());
    Optional<DataProduct> document =
        registered.flatMap(found ->
            DocumentReader.product(
                    new DocumentFile(entry.reference(), entry.product(), found.document()))
                .value());
    Optional<List<Manifest>> now =
        document.flatMap(DataProduct::platform).flatMap(this::chain).filter(this::isTouched);
    if (now.isEmpty()) {
      return Optional.empty();
    }
    return ArtifactsJson.read(entry.reference(), registered.orElseThrow().compiled())
        .value()
        .map(compiled -> broken(entry, document.orElseThrow(), compiled, now.get()));
  }

  private Optional<List<Manifest>> chain(Located<Reference> platform) {
    return chains.computeIfAbsent(
        platform.value().text(),
        text ->
            documents
                .locator()
                .withoutWorkspace()
                .platform(platform, Optional.empty())
                .value()
                .map(LoadedPlatform::chain));
  }

  private boolean isTouched(List<Manifest> chain) {
    return chain.stream().anyMatch(this::isReplaced);
  }

  /** Whether a manifest is an earlier version of the candidate. */
  private boolean isReplaced(Manifest manifest) {
    return manifest.scope().map(Located::value).equals(candidate.scope().map(Located::value))
        && PlatformPublishCommand.domain(manifest).equals(PlatformPublishCommand.domain(candidate));
  }

  private List<BlastRadius.Broken> broken(
      ProductEntry entry, DataProduct product, CompiledProduct compiled, List<Manifest> now) {
    List<Manifest> then =
        now.stream().map(manifest -> isReplaced(manifest) ? candidate : manifest).toList();
    Set<String> known = new HashSet<>();
    errors(product, compiled, now).forEach(one -> known.add(key(one)));
    return errors(product, compiled, then).stream()
        .filter(one -> !known.contains(key(one)))
        .map(one ->
            new BlastRadius.Broken(
                entry.id() + " " + entry.version(),
                one.subject().isEmpty() ? "manifests" : one.subject(),
                one.code().id() + " " + one.code().title(),
                one.message()))
        .toList();
  }

  private static String key(Diagnostic one) {
    return one.code().id() + " " + one.subject() + " " + one.message();
  }

  private List<Diagnostic> errors(
      DataProduct product, CompiledProduct compiled, List<Manifest> chain) {
    Result<Platform> platform =
        Inheritance.resolve(
            chain, Optional.of(product), Optional.of(compiled.target().environment()));
    List<Diagnostic> found = new ArrayList<>(platform.diagnostics());
    platform
        .value()
        .ifPresent(resolved -> {
          found.addAll(Governance.judge(Subject.ofStored(resolved, compiled), terms).findings());
          found.addAll(EngineChange.broken(compiled, resolved, computes));
        });
    return found.stream().filter(Diagnostic::isError).distinct().toList();
  }
}
