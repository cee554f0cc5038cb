package dev.floe.manifest.locate;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.Located;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.OutputPort;
import dev.floe.manifest.PortSchema;
import dev.floe.manifest.Reference;
import dev.floe.manifest.inherit.Inheritance;
import dev.floe.manifest.read.DocumentNames;
import dev.floe.manifest.read.DocumentReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads a product or a manifest with everything that belongs to it. */
public final class DocumentLocator {

  private final DocumentFiles files;
  private final Path workingFolder;
  private final RegistryLayout layout;
  private final RemoteDocuments remote;
  private final boolean usesWorkspace;

  /**
   * @param workingFolder absolute; what names of files in diagnostics are relative to
   */
  public DocumentLocator(
      DocumentFiles files, Path workingFolder, RegistryLayout layout, RemoteDocuments remote) {
    this(files, workingFolder, layout, remote, true);
  }

  private DocumentLocator(
      DocumentFiles files,
      Path workingFolder,
      RegistryLayout layout,
      RemoteDocuments remote,
      boolean usesWorkspace) {
    this.files = files;
    this.workingFolder = workingFolder;
    this.layout = layout;
    this.remote = remote;
    this.usesWorkspace = usesWorkspace;
  }

  /** A locator that sees what others will see: the registry, not the rest of this checkout. */
  public DocumentLocator withoutWorkspace() {
    return new DocumentLocator(files, workingFolder, layout, remote, false);
  }

  /** The document of the product in a folder, if there is one. */
  public Optional<Path> productFile(Path folder) {
    return first(folder, DocumentNames.PRODUCT_FILES);
  }

  /** The manifest in a folder that is found without being asked for, if there is one. */
  public Optional<Path> manifestFile(Path folder) {
    return first(folder, DocumentNames.MANIFEST_FILES);
  }

  private Optional<Path> first(Path folder, List<String> names) {
    return names.stream()
        .map(folder::resolve)
        .filter(file -> files.read(file.toAbsolutePath().normalize()).isPresent())
        .findFirst();
  }

  /** Loads a manifest and those above it, and resolves them. */
  public Result<LoadedPlatform> platform(Path manifestFile, Optional<String> environment) {
    Path file = manifestFile.toAbsolutePath().normalize();
    Sources sources = sources(file);
    Span asked = Span.file(sources.reading().name(file));
    Result<List<Manifest>> chain = new ManifestChain(sources).fromFile(file, asked);
    return trusted(chain, List.of())
        .then(manifests ->
            Inheritance.resolve(manifests, Optional.empty(), environment)
                .map(platform ->
                    new LoadedPlatform(manifests, platform, sources.reading().inputs())))
        .with(sources.workspace().diagnostics());
  }

  /** Loads the manifest a reference leads to and those above it, and resolves them. */
  public Result<LoadedPlatform> platform(
      Located<Reference> reference, Optional<String> environment) {
    Sources sources = sources(workingFolder.resolve("manifest.yaml"));
    Result<List<Manifest>> chain =
        new ManifestChain(sources).from(reference, Optional.of(workingFolder));
    return trusted(chain, List.of())
        .then(manifests ->
            Inheritance.resolve(manifests, Optional.empty(), environment)
                .map(platform ->
                    new LoadedPlatform(manifests, platform, sources.reading().inputs())));
  }

  /**
   * Loads a product, the manifests it stands on and the products it consumes.
   *
   * @return absent only where there is no readable product or no manifest for it
   */
  public Result<LoadedProduct> product(Path productFile, Optional<String> environment) {
    Path file = productFile.toAbsolutePath().normalize();
    Sources sources = sources(file);
    Span asked = Span.file(sources.reading().name(file));
    Result<LoadedProduct> loaded =
        sources
            .file(file, sources.reading().name(file), asked)
            .then(source -> DocumentReader.product(source.document()))
            .then(product -> product(product, file, sources, environment));
    return loaded.with(sources.workspace().diagnostics());
  }

  private Result<LoadedProduct> product(
      DataProduct product, Path file, Sources sources, Optional<String> environment) {
    Path folder = folderOf(file);
    List<Diagnostic> found = new ArrayList<>();
    schemaFiles(product, folder, sources, found);
    Providers providers = new Providers(sources, environment, found);
    List<LoadedProduct.Provider> provided = providers.of(product);
    return trusted(chain(product, folder, sources), provided)
        .then(manifests ->
            Inheritance.resolve(manifests, Optional.of(product), environment)
                .map(platform ->
                    new LoadedProduct(
                        product,
                        folder,
                        manifests,
                        platform,
                        provided,
                        sources.reading().inputs())))
        .with(found);
  }

  /** A chain whose documents nobody vouches for is no chain. */
  private Result<List<Manifest>> trusted(
      Result<List<Manifest>> chain, List<LoadedProduct.Provider> providers) {
    return chain.then(manifests -> {
      List<Diagnostic> untrusted =
          remote.untrusted(
              manifests, providers.stream().map(LoadedProduct.Provider::product).toList());
      return untrusted.stream().anyMatch(Diagnostic::isError)
          ? Result.failed(untrusted)
          : Result.of(manifests, untrusted);
    });
  }

  private Sources sources(Path file) {
    Reading reading = new Reading(files, workingFolder);
    Reading around = reading.lookingAround();
    Optional<Path> workspaceFile =
        usesWorkspace ? Workspace.fileAbove(folderOf(file), around) : Optional.empty();
    Workspace workspace =
        workspaceFile.map(found -> Workspace.read(found, around)).orElseGet(Workspace::none);
    return new Sources(reading, workspace, layout, remote);
  }

  private static Path folderOf(Path file) {
    Path folder = file.getParent();
    return folder == null ? file : folder;
  }

  private Result<List<Manifest>> chain(DataProduct product, Path folder, Sources sources) {
    if (product.platform().isPresent()) {
      return new ManifestChain(sources).from(product.platform().get(), Optional.of(folder));
    }
    Span asked = product.header().name().map(Located::span).orElse(Span.file(product.file()));
    return manifestFile(folder)
        .map(file -> new ManifestChain(sources).fromFile(file, asked))
        .orElseGet(() -> Result.failed(noPlatform(product, asked)));
  }

  private static Diagnostic noPlatform(DataProduct product, Span asked) {
    return Diagnostic.at(
            ManifestCode.NO_PLATFORM,
            asked,
            "data product '"
                + product.name().value()
                + "' does not say which manifest it stands on")
        .about("platform")
        .withHelp(
            "add 'platform: {ref: …}', or put a "
                + DocumentNames.MANIFEST_FILES.getFirst()
                + " beside it");
  }

  /** Schemas that ports keep in files are part of the product. */
  private static void schemaFiles(
      DataProduct product, Path folder, Sources sources, List<Diagnostic> found) {
    product.outputPorts().stream()
        .map(OutputPort::schema)
        .flatMap(Optional::stream)
        .map(PortSchema::ref)
        .flatMap(Optional::stream)
        .filter(ref -> isMissing(ref, folder, sources))
        .forEach(ref ->
            found.add(
                Sources.notFound(
                    ref.value(),
                    ref.span(),
                    "write the schema, or correct the path; it is relative to this file")));
  }

  private static boolean isMissing(Located<String> ref, Path folder, Sources sources) {
    boolean file = Reference.parse(ref.value()).toOptional().orElse(null) instanceof Reference.File;
    return file && sources.reading().bytes(folder.resolve(ref.value())).isEmpty();
  }
}
