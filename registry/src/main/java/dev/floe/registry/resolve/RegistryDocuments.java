package dev.floe.registry.resolve;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.Reference;
import dev.floe.manifest.locate.RegistryLayout;
import dev.floe.manifest.locate.RemoteDocuments;
import dev.floe.manifest.read.DocumentFile;
import dev.floe.registry.ArtifactStore;
import dev.floe.registry.Artifacts;
import dev.floe.registry.Descriptor;
import dev.floe.registry.RegistryCode;
import dev.floe.registry.Repository;
import dev.floe.registry.sign.Attestations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Documents that lie in registries. Safe for several threads. */
public final class RegistryDocuments implements RemoteDocuments {

  private final RegistryLayout layout;
  private final Resolver resolver;
  private final ArtifactStore store;
  private final Artifacts artifacts;
  private final Trust trust;

  /** What was fetched, by the name the document goes by. */
  private final Map<String, Fetched> fetched = new ConcurrentHashMap<>();

  /** A document and where it came from. */
  record Fetched(LockFile.Entry entry, Artifacts.Pulled pulled, DocumentFile document) {}

  public RegistryDocuments(
      RegistryLayout layout, Resolver resolver, ArtifactStore store, Trust trust) {
    this.layout = layout;
    this.resolver = resolver;
    this.store = store;
    this.artifacts = new Artifacts(store);
    this.trust = trust;
  }

  @Override
  public Result<DocumentFile> manifest(Reference.Oci reference, Span askedAt) {
    return placed(
        askedAt,
        () ->
            resolver
                .resolve(reference, askedAt)
                .then(entry ->
                    fetch(
                        entry,
                        new Wanted(DocumentTypes.MANIFEST, DocumentTypes.MANIFEST_YAML, askedAt)))
                .map(Fetched::document));
  }

  /** A failure says which reference of which document ran into it. */
  private static <T> Result<T> placed(Span askedAt, Supplier<Result<T>> question) {
    try {
      return question.get();
    } catch (FloeException e) {
      throw e.diagnostic().span().isPresent()
          ? e
          : new FloeException(e.diagnostic().at(askedAt), e);
    }
  }

  @Override
  public Result<RemoteProduct> product(Reference.Port reference, Span askedAt) {
    Optional<Repository> repository =
        layout.products(reference.domain(), reference.product()).flatMap(Repository::parse);
    if (repository.isEmpty()) {
      return Result.failed(noRegistry(reference, askedAt));
    }
    return placed(
        askedAt,
        () ->
            resolver
                .newest(reference.productId(), repository.get(), askedAt)
                .then(entry ->
                    fetch(
                        entry,
                        new Wanted(DocumentTypes.PRODUCT, DocumentTypes.PRODUCT_YAML, askedAt)))
                .then(product -> compiled(product, reference.port(), askedAt)));
  }

  private static Diagnostic noRegistry(Reference.Port reference, Span askedAt) {
    return Diagnostic.at(
            ManifestCode.OFFLINE,
            askedAt,
            "'"
                + reference.text()
                + "' is no product of this checkout, and no registry is configured")
        .about(reference.text())
        .withHelp(
            "set FLOE_REGISTRY, or list the folder of the product in a floe-workspace.yaml above"
                + " this file");
  }

  private Result<RemoteProduct> compiled(Fetched product, String port, Span askedAt) {
    Optional<Descriptor> layer = product.pulled().artifact().layer(DocumentTypes.COMPILED);
    return layer
        .map(found ->
            Result.ok(
                new RemoteProduct(
                    product.document(),
                    artifacts.layer(product.pulled(), found),
                    promise(product.pulled(), port))))
        .orElseGet(
            () -> Result.failed(wrong(product.entry(), "holds no compiled product", askedAt)));
  }

  private Optional<byte[]> promise(Artifacts.Pulled pulled, String port) {
    String file = DocumentTypes.PROMISES + port + DocumentTypes.CONTRACT_ENDING;
    return pulled.artifact().layers().stream()
        .filter(layer -> layer.mediaType().equals(DocumentTypes.CONTRACT))
        .filter(layer -> layer.title().filter(file::equals).isPresent())
        .findFirst()
        .map(layer -> artifacts.layer(pulled, layer));
  }

  /** What an artifact must be. */
  private record Wanted(String artifactType, String layer, Span askedAt) {}

  private Result<Fetched> fetch(LockFile.Entry entry, Wanted wanted) {
    Optional<Artifacts.Pulled> pulled = artifacts.pull(entry.repository(), entry.digest());
    if (pulled.isEmpty()) {
      return Result.failed(gone(entry, wanted.askedAt()));
    }
    String type = pulled.get().artifact().artifactType();
    Optional<Descriptor> layer = pulled.get().artifact().layer(wanted.layer());
    if (!type.equals(wanted.artifactType()) || layer.isEmpty()) {
      return Result.failed(
          wrong(entry, "is a " + type + ", not a " + wanted.artifactType(), wanted.askedAt()));
    }
    String name = name(entry);
    DocumentFile document =
        new DocumentFile(
            name, home(entry.repository()), artifacts.layer(pulled.get(), layer.get()));
    Fetched found = new Fetched(entry, pulled.get(), document);
    fetched.put(name, found);
    return Result.ok(found);
  }

  private static String name(LockFile.Entry entry) {
    return entry.repository().reference(entry.tag().orElse(entry.digest().text()));
  }

  private static String home(Repository repository) {
    return repository.name().substring(repository.name().lastIndexOf('/') + 1);
  }

  private static Diagnostic gone(LockFile.Entry entry, Span askedAt) {
    return Diagnostic.at(
            ManifestCode.OFFLINE,
            askedAt,
            name(entry)
                + " ("
                + entry.digest().brief()
                + ") can neither be fetched nor is it cached")
        .about(name(entry))
        .withHelp("leave --offline out once, or import an exported layout: floe registry import");
  }

  private static Diagnostic wrong(LockFile.Entry entry, String why, Span askedAt) {
    return Diagnostic.at(RegistryCode.WRONG_ARTIFACT, askedAt, name(entry) + " " + why)
        .about(name(entry))
        .withHelp(
            "refer to an artifact that 'floe platform publish' or 'floe product register' made");
  }

  /** A document that was fetched, as it was written. */
  public Optional<byte[]> bytes(String name) {
    return Optional.ofNullable(fetched.get(name)).map(found -> found.document().bytes());
  }

  /** The text of a document that was fetched, for diagnostics that speak of it. */
  public Optional<String> text(String name) {
    return bytes(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /**
   * Whether products must be attested.
   *
   * @param chain topmost first; the topmost says so
   */
  public boolean demandsAttestations(List<Manifest> chain) {
    return Trust.demandsAttestations(chain);
  }

  /**
   * What trusted keys attest of a version of a product.
   *
   * @param chain topmost first; the topmost says who is trusted
   */
  public Result<Attestations.Verified> attestation(
      List<Manifest> chain, Repository repository, String tag) {
    return trust.attestation(
        chain, repository.reference(tag), repository, store.resolve(repository, tag));
  }

  @Override
  public List<Diagnostic> untrusted(List<Manifest> chain, List<DataProduct> products) {
    return trust.check(chain, products, fetched);
  }
}
