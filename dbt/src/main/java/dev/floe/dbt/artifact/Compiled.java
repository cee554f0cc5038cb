package dev.floe.dbt.artifact;

import java.util.Map;
import java.util.Optional;

/**
 * The compiled SQL of a node.
 *
 * @param path of the file it was written to, relative to the project
 * @param foreignKeys what its foreign keys refer to, by how it is written: {@code ref('orders')}
 * @param failures the relation that keeps the failing rows of a test, as SQL, where one does
 */
public record Compiled(
    String code, String path, Map<String, String> foreignKeys, Optional<String> failures) {

  public Compiled {
    foreignKeys = Map.copyOf(foreignKeys);
  }
}
