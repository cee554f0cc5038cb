package dev.floe.cli.product;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Surroundings;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.files.DiskDocuments;
import dev.floe.cli.files.SourceTexts;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.render.Sources;
import dev.floe.manifest.locate.DocumentLocator;
import dev.floe.manifest.locate.RegistryLayout;
import dev.floe.manifest.locate.RemoteDocuments;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The documents around the folder a command works in. */
public final class Documents {

  private final Invocation invocation;
  private final Path folder;
  private final DocumentLocator locator;

  public Documents(Invocation invocation, Path folder) {
    this.invocation = invocation;
    this.folder = folder;
    this.locator = locator(invocation.surroundings());
  }

  /** Finds documents on disk and, by {@code FLOE_REGISTRY}, says where the others would be. */
  public static DocumentLocator locator(Surroundings surroundings) {
    Optional<String> registry =
        Optional.ofNullable(surroundings.environment().get("FLOE_REGISTRY"))
            .filter(text -> !text.isBlank());
    return new DocumentLocator(
        new DiskDocuments(),
        surroundings.directory(),
        RegistryLayout.standard(registry),
        RemoteDocuments.offline());
  }

  public Path folder() {
    return folder;
  }

  public DocumentLocator locator() {
    return locator;
  }

  /** Where the lines of diagnostics are: places are named from where the user is. */
  public Sources sources() {
    return new SourceTexts(List.of(invocation.surroundings().directory(), folder));
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
