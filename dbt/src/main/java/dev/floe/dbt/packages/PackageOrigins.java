package dev.floe.dbt.packages;

import dev.floe.dbt.project.FileTree;
import java.util.List;

/**
 * Where packages come from. What cannot be reached is a {@link dev.floe.diagnostics.FloeException}.
 */
public interface PackageOrigins {

  /**
   * The releases of a package of the hub, in no order; empty if the hub does not know it.
   *
   * @param name {@code dbt-labs/dbt_utils}
   */
  List<Release> releases(String name);

  /** Gets a package, once. */
  Fetched fetch(PinnedPackage pinned);

  /**
   * A release.
   *
   * @param tarball where its archive is
   * @param dbtVersions what it says of the version of dbt it needs
   */
  record Release(String version, String tarball, List<String> dbtVersions) {

    public Release {
      dbtVersions = List.copyOf(dbtVersions);
    }
  }

  /**
   * A package that is here.
   *
   * @param files rooted at its {@code dbt_project.yml}
   * @param pinned the same as asked for, with a commit instead of a branch
   */
  record Fetched(PinnedPackage pinned, FileTree files) {}
}
