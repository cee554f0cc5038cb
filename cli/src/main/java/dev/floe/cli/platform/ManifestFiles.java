package dev.floe.cli.platform;

import dev.floe.cli.command.Invocation;
import dev.floe.cli.product.Documents;
import java.nio.file.Path;

/** Which manifest a command means. */
public final class ManifestFiles {

  private ManifestFiles() {}

  /** The file of {@code --manifest}, or the one that is found by its name. */
  public static Path of(Invocation invocation, Documents documents) {
    return PlatformPublishCommand.manifestFile(invocation, documents);
  }
}
