package dev.floe.dbt.project;

/**
 * A file of a project or package.
 *
 * @param packageName the dbt project it belongs to
 * @param path relative to the folder of its kind ({@code staging/orders.sql})
 * @param originalPath relative to the package ({@code models/staging/orders.sql})
 * @param file relative to the root project; what spans name and what the file tree knows
 */
public record SourceFile(String packageName, String path, String originalPath, String file) {

  /** The last part of the path, without its ending ({@code .sql}, {@code .sql.j2}). */
  public String stem() {
    String last = path.substring(path.lastIndexOf('/') + 1);
    String name = last.endsWith(".j2") ? last.substring(0, last.length() - 3) : last;
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
