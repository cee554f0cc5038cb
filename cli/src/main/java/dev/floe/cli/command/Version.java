package dev.floe.cli.command;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /**
   * Tells builds of one version apart, by when they were made: what one of them keeps for itself is
   * of no use to another.
   */
  public static String ofBuild() {
    URL place = Version.class.getProtectionDomain().getCodeSource().getLocation();
    try {
      Path built = Path.of(place.toURI());
      return ofFloe() + " " + built.getParent() + " " + Files.getLastModifiedTime(built);
    } catch (IOException | URISyntaxException e) {
      // Programs that are no files are told apart by their version alone.
      return ofFloe();
    }
  }
}
