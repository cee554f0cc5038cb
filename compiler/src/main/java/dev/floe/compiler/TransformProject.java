package dev.floe.compiler;

import dev.floe.dbt.project.FileTree;
import dev.floe.manifest.DataProduct;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The dbt project behind a product: the folder a transform names, or the nearest one above
 * it that has a {@code dbt_project.yml}; without one, the folder above it is an implied project.
 *
 * @param root relative to the product's folder, with '/'; empty for the folder itself
 * @param impliedName the project's name where it has no file of its own
 */
record TransformProject(String root, Optional<String> impliedName) {

  private static final String PROJECT_FILE = "dbt_project.yml";

  /** The project of a product; a product without transforms has an implied one in its folder. */
  static TransformProject of(DataProduct product, FileTree files) {
    String path = product.transforms().stream().findFirst().map(TransformProject::path).orElse("");
    for (String folder : upwards(path)) {
      String file = folder.isEmpty() ? PROJECT_FILE : folder + "/" + PROJECT_FILE;
      if (files.read(file).isPresent()) {
        return new TransformProject(folder, Optional.empty());
      }
    }
    return new TransformProject(parent(path), Optional.of(projectName(product)));
  }

  /** dbt's names are words of letters, digits and '_'. */
  private static String projectName(DataProduct product) {
    String name = product.name().value().replaceAll("[^A-Za-z0-9_]", "_");
    return Character.isDigit(name.charAt(0)) ? "_" + name : name;
  }

  private static String path(DataProduct.Transform transform) {
    String path = transform.path().value().replace('\\', '/');
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  private static List<String> upwards(String path) {
    List<String> folders = new ArrayList<>();
    String folder = path;
    while (!folder.isEmpty()) {
      folders.add(folder);
      folder = parent(folder);
    }
    folders.add("");
    return folders;
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }
}
