package dev.floe.cli.platform;

import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.product.Documents;
import dev.floe.diagnostics.Diagnostic;
import java.nio.file.Path;
import java.util.List;

/** Which manifest a command means, and what it says where that cannot be used. */
public final class ManifestFiles {

  private ManifestFiles() {}

  /** The file of {@code --manifest}, or the one that is found by its name. */
  public static Path of(Invocation invocation, Documents documents) {
    return PlatformPublishCommand.manifestFile(invocation, documents);
  }

  /** Shows why it cannot be used. */
  public static ExitCode failed(
      Invocation invocation, Documents documents, List<Diagnostic> diagnostics) {
    return PlatformPublishCommand.failed(invocation, documents, diagnostics);
  }
}
