package dev.floe.cli.audit;

import dev.floe.artifacts.ArtifactsJson;
import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.CompiledProduct.InputFile;
import dev.floe.artifacts.Digests;
import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.files.DiskTree;
import dev.floe.cli.product.Documents;
import dev.floe.cli.product.ProductFolder;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.governance.Subject;
import dev.floe.governance.rules.Governance;
import dev.floe.governance.rules.Judgement;
import dev.floe.governance.rules.Terms;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.Located;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.Reference;
import dev.floe.manifest.inherit.Inheritance;
import dev.floe.manifest.inherit.Platform;
import dev.floe.manifest.locate.LoadedPlatform;
import dev.floe.manifest.locate.LoadedProduct;
import dev.floe.manifest.read.DocumentFile;
import dev.floe.manifest.read.DocumentReader;
import dev.floe.mesh.ProductEntry;
import dev.floe.mesh.RegisteredProduct;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Judges products as they were compiled before, by the manifests as they are now: no template is
 * rendered and no SQL bound. Safe for several threads.
 */
final class StoredProducts {

  private final Invocation invocation;
  private final Optional<String> environment;
  private final Terms terms;
  private final Map<String, Result<List<Manifest>>> chains = new ConcurrentHashMap<>();

  StoredProducts(Invocation invocation) {
    this.invocation = invocation;
    this.environment = invocation.arguments().value("--env");
    this.terms =
        Terms.on(LocalDate.ofInstant(invocation.surroundings().clock().instant(), ZoneOffset.UTC));
  }

  /** The product in a folder, by its artifacts. */
  ProductAudit in(Path folder, String name) {
    Documents documents = new Documents(invocation, folder);
    Path file = new ProductFolder(folder).artifacts();
    Optional<byte[]> bytes = DiskTree.readFile(file);
    if (bytes.isEmpty()) {
      return failed(name, "there are no artifacts to judge: compile it first");
    }
    Result<CompiledProduct> stored = ArtifactsJson.read(file.toString(), bytes.get());
    if (stored.value().isEmpty()) {
      return ProductAudit.of(name, Optional.empty(), Judgement.none(), stored.diagnostics());
    }
    CompiledProduct product = stored.value().get();
    Result<LoadedProduct> loaded =
        documents.locator().product(documents.requireProduct(), asked(product));
    List<Diagnostic> found = new ArrayList<>(loaded.diagnostics());
    loaded.value().flatMap(now -> changed(folder, product, now.platform())).ifPresent(found::add);
    return judged(name, product, loaded.value().map(LoadedProduct::platform), found);
  }

  /** One thing to do for each registered product: its newest version. */
  List<Callable<ProductAudit>> registered() {
    Documents documents = new Documents(invocation, invocation.surroundings().directory());
    return documents.registries().index().newest().stream()
        .<Callable<ProductAudit>>map(entry -> () -> registered(documents, entry))
        .toList();
  }

  private ProductAudit registered(Documents documents, ProductEntry entry) {
    String name = entry.id() + " v" + entry.version();
    Optional<RegisteredProduct> registered =
        RegisteredProduct.of(entry, documents.registries().store());
    if (registered.isEmpty()) {
      return failed(name, "what the index names as " + entry.reference() + " cannot be read");
    }
    Result<CompiledProduct> stored =
        ArtifactsJson.read(entry.reference(), registered.get().compiled());
    Result<DataProduct> document =
        DocumentReader.product(
            new DocumentFile(entry.reference(), entry.product(), registered.get().document()));
    if (stored.value().isEmpty() || document.value().isEmpty()) {
      List<Diagnostic> found = new ArrayList<>(stored.diagnostics());
      found.addAll(document.diagnostics());
      return ProductAudit.of(name, stored.value(), Judgement.none(), found);
    }
    CompiledProduct product = stored.value().get();
    Result<Platform> platform =
        document
            .value()
            .flatMap(DataProduct::platform)
            .map(reference -> chain(documents, reference))
            .orElseGet(() -> Result.failed(List.of()))
            .then(chain -> Inheritance.resolve(chain, document.value(), asked(product)));
    return judged(name, product, platform.value(), platform.diagnostics());
  }

  /** Chains of manifests are read once. */
  private Result<List<Manifest>> chain(Documents documents, Located<Reference> platform) {
    return chains.computeIfAbsent(
        platform.value().text(),
        text ->
            documents
                .locator()
                .withoutWorkspace()
                .platform(platform, Optional.empty())
                .map(LoadedPlatform::chain));
  }

  /** The environment asked for, else the one it was compiled for. */
  private Optional<String> asked(CompiledProduct product) {
    return environment.or(() -> Optional.of(product.target().environment()));
  }

  private ProductAudit judged(
      String name,
      CompiledProduct product,
      Optional<Platform> platform,
      List<Diagnostic> diagnostics) {
    List<Diagnostic> found = new ArrayList<>(diagnostics);
    Judgement judgement =
        platform
            .map(resolved -> Governance.judge(Subject.ofStored(resolved, product), terms))
            .orElseGet(Judgement::none);
    found.addAll(judgement.findings());
    return ProductAudit.of(name, Optional.of(product), judgement, found);
  }

  /** Whether the product's own files are those it was compiled from; manifests may have changed. */
  private static Optional<Diagnostic> changed(
      Path folder, CompiledProduct product, Platform platform) {
    for (InputFile input : product.inputs()) {
      boolean manifest =
          platform.tiers().stream().anyMatch(tier -> tier.file().endsWith(input.path()));
      if (!manifest && !input.path().startsWith("../")) {
        Optional<String> now = DiskTree.readFile(folder.resolve(input.path())).map(Digests::sha256);
        if (!now.equals(Optional.of(input.digest()))) {
          return Optional.of(
              Diagnostic.of(
                  CliCode.NOTHING_BUILT,
                  input.path() + " has changed since the product was compiled"));
        }
      }
    }
    return Optional.empty();
  }

  private static ProductAudit failed(String name, String why) {
    return ProductAudit.of(
        name,
        Optional.empty(),
        Judgement.none(),
        List.of(Diagnostic.of(CliCode.NOTHING_BUILT, why)));
  }
}
