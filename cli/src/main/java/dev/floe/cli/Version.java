package dev.floe.cli;

import java.util.Optional;

/** What {@code floe --version} says: floe's own version and the Java it runs on. */
final class Version {

  private Version() {}

  static String text() {
    return "floe " + ofFloe() + " (Java " + Runtime.version().feature() + ")";
  }

  /** The version of the jar; classes that lie in a folder are under development. */
  private static String ofFloe() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
