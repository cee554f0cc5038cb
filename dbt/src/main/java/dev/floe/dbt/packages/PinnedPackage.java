package dev.floe.dbt.packages;

import java.util.Optional;

/** A package of which it is settled what exactly it is. */
public sealed interface PinnedPackage {

  /** What a person calls it: {@code dbt-labs/dbt_utils@1.3.0}. */
  String display();

  /**
   * A release of the hub.
   *
   * @param tarball where its archive is
   */
  record Hub(String name, String version, String tarball) implements PinnedPackage {

    @Override
    public String display() {
      return name + "@" + version;
    }
  }

  /**
   * A commit.
   *
   * @param written the URL before rendering: it may have a secret in it
   * @param revision as asked for, or the commit if that is known
   */
  record Git(String url, String written, Optional<String> revision, Optional<String> subdirectory)
      implements PinnedPackage {

    @Override
    public String display() {
      return written
          + revision.map(r -> "@" + r).orElse("")
          + subdirectory.map(s -> " (" + s + ")").orElse("");
    }

    /** The same commit, by its full name. */
    public Git at(String commit) {
      return new Git(url, written, Optional.of(commit), subdirectory);
    }
  }

  /**
   * An archive.
   *
   * @param written the URL before rendering
   */
  record Tarball(String url, String written, String name) implements PinnedPackage {

    @Override
    public String display() {
      return written;
    }
  }

  /** A folder. */
  record Local(String path) implements PinnedPackage {

    @Override
    public String display() {
      return path;
    }
  }
}
