package dev.floe.cli.platform;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.UsageError;
import dev.floe.manifest.Version;
import dev.floe.manifest.VersionRequirement;
import dev.floe.mesh.ProductEntry;

/** The version a user wants to publish. */
final class PublishedVersion {

  private PublishedVersion() {}

  /**
   * Three numbers, perhaps with a pre-release.
   *
   * @throws UsageError for anything else
   */
  static Version of(Invocation invocation) {
    String typed = invocation.arguments().positional().orElse("");
    if (VersionRequirement.parse(typed) instanceof VersionRequirement.Exact(Version version)) {
      return version;
    }
    throw new UsageError(
        CliCode.BAD_VALUE,
        "'" + typed + "' is not a full version",
        "write three numbers, such as v1.0.0: what is published under them never changes");
  }

  /** How a version is tagged. */
  static String tag(Version version) {
    return "v" + version;
  }

  /** How a registered version is tagged. */
  static String tag(ProductEntry entry) {
    return "v" + entry.version();
  }
}
