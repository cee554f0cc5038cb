package dev.floe.dbt.graph;

import java.util.List;

/**
 * Which resource something is and where it was written.
 *
 * @param uniqueId {@code model.shop.orders}
 * @param packageName the dbt project it belongs to
 * @param path its file, relative to the folder of its kind ({@code staging/orders.sql})
 * @param originalPath its file, relative to the project it belongs to ({@code
 *     models/staging/orders.sql})
 * @param file its file as a user would type it, relative to the root project ({@code
 *     dbt_packages/other/models/x.sql}); what spans name
 * @param fqn package, folders, name
 */
public record Identity(
    String uniqueId,
    ResourceType type,
    String name,
    String packageName,
    String path,
    String originalPath,
    String file,
    List<String> fqn) {

  public Identity {
    fqn = List.copyOf(fqn);
  }

  /** What its file is written in, as the file's name says. */
  public Language language() {
    return Language.of(originalPath);
  }
}
