package dev.floe.dbt.project;

/**
 * The root project or one of its packages.
 *
 * @param folder relative to the root project; empty text for the root project itself
 */
public record InstalledPackage(String folder, ProjectFile project, PackageFiles files) {

  /** Its name. */
  public String name() {
    return project.name();
  }
}
