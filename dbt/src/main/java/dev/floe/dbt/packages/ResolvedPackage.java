package dev.floe.dbt.packages;

/**
 * A package that will be installed.
 *
 * @param name of its project; also its folder
 */
public record ResolvedPackage(String name, PackageOrigins.Fetched fetched) {

  /** What exactly it is. */
  public PinnedPackage pinned() {
    return fetched.pinned();
  }
}
