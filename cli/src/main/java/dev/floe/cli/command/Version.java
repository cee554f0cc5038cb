package dev.floe.cli.command;

import java.util.Optional;

/** What {@code floe --version} says: floe's own version and the Java it runs on. */
public final class Version {

  private Version() {}

  /** One line. */
  public static String text() {
    return "floe " + ofFloe() + " (Java " + Runtime.version().feature() + ")";
  }

  /** The version of the jar; classes that lie in a folder are under development. */
  public static String ofFloe() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
