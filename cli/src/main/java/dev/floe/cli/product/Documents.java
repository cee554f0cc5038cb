package dev.floe.cli.product;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Surroundings;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.files.DiskDocuments;
import dev.floe.cli.files.SourceTexts;
import dev.floe.cli.registry.Registries;
import dev.floe.compiler.Compilation;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.render.Sources;
import dev.floe.manifest.locate.DocumentLocator;
import dev.floe.registry.resolve.LockUse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents around the folder a command works in. */
public final class Documents {

  private final Invocation invocation;
  private final Path folder;
  private final Registries registries;
  private final DocumentLocator locator;

  public Documents(Invocation invocation, Path folder) {
    this(invocation, folder, Registries.Mode.of(invocation));
  }

  public Documents(Invocation invocation, Path folder, Registries.Mode mode) {
    this.invocation = invocation;
    this.folder = folder;
    this.registries = new Registries(invocation.surroundings(), folder, mode);
    DocumentLocator wide = locator(invocation.surroundings(), registries);
    this.locator = usesWorkspace() ? wide : wide.withoutWorkspace();
  }

  /** Finds documents on disk, in the workspace and in registries. */
  public static DocumentLocator locator(Surroundings surroundings) {
    return locator(
        surroundings,
        new Registries(surroundings, surroundings.directory(), Registries.Mode.standard()));
  }

  private static DocumentLocator locator(Surroundings surroundings, Registries registries) {
    return new DocumentLocator(
        new DiskDocuments(), surroundings.directory(), registries.layout(), registries.documents());
  }

  /** Tells what keeps a command from doing its work. */
  public ExitCode failed(List<Diagnostic> found) {
    switch (invocation.output()) {
      case JSON -> invocation.console().json(found, Map.of());
      case TEXT -> invocation.console().diagnostics(found, sources());
    }
    return ExitCode.ERRORS;
  }

  /** The product here, compiled for the environment that was asked for. */
  public Result<Compilation> compiled() {
    return Compilations.of(invocation, this)
        .compile(requireProduct(), invocation.arguments().value("--env"));
  }

  /** Whether other documents of the checkout count: not where only the lock file does. */
  boolean usesWorkspace() {
    return Registries.Mode.of(invocation).lock() != LockUse.STRICT;
  }

  public Registries registries() {
    return registries;
  }

  /** Where programs besides floe look for the compiled product, if that was said. */
  Optional<Path> artifactsCopy() {
    return Optional.ofNullable(invocation.surroundings().environment().get("FLOE_ARTIFACTS_PATH"))
        .filter(path -> !path.isBlank())
        .map(path -> invocation.path(path.strip()));
  }

  /** The time of the command. */
  public Instant now() {
    return invocation.surroundings().clock().instant();
  }

  public Path folder() {
    return folder;
  }

  public DocumentLocator locator() {
    return locator;
  }

  /** Where the lines of diagnostics are: places are named from where the user is. */
  public Sources sources() {
    Sources files = new SourceTexts(List.of(invocation.surroundings().directory(), folder));
    return file -> registries.documents().text(file).or(() -> files.text(file));
  }

  public Optional<Path> productFile() {
    return locator.productFile(folder);
  }

  public Optional<Path> manifestFile() {
    return locator.manifestFile(folder);
  }

  /**
   * The product's document.
   *
   * @throws UsageError if there is no product here
   */
  public Path requireProduct() {
    return productFile().orElseThrow(this::nothingHere);
  }

  /** There is no manifest here. */
  public UsageError noManifest() {
    return new UsageError(
        CliCode.NO_PROJECT,
        "there is no manifest in this folder",
        "name it with --manifest, or its folder with --project-dir");
  }

  /** There is nothing of floe's here; perhaps the user stands too deep. */
  UsageError nothingHere() {
    Path here = invocation.surroundings().directory();
    for (Path up = folder.getParent(); up != null; up = up.getParent()) {
      if (locator.productFile(up).isPresent()) {
        return new UsageError(
            CliCode.NO_PROJECT,
            "there is no floe.yaml in this folder",
            "there is one in "
                + here.relativize(up)
                + ": go there, or add --project-dir "
                + here.relativize(up));
      }
    }
    return new UsageError(
        Diagnostic.of(CliCode.NO_PROJECT, "there is no floe.yaml in this folder")
            .withHelp(
                "begin a product with 'floe init', name its folder with --project-dir, or look"
                    + " around with 'floe demo'"));
  }
}
