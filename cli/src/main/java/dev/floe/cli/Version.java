package dev.floe.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code floe --version} says: floe's own version and the Java it runs on. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"floe " + ofFloe() + " (Java " + Runtime.version().feature() + ")"};
  }

  /** The version of the jar; classes that lie in a folder are under development. */
  static String ofFloe() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
