package dev.floe.dbt.artifact;

import java.util.Map;

/**
 * The compiled SQL of a node.
 *
 * @param path of the file it was written to, relative to the project
 * @param foreignKeys what its foreign keys refer to, by how it is written: {@code ref('orders')}
 */
public record Compiled(String code, String path, Map<String, String> foreignKeys) {

  public Compiled {
    foreignKeys = Map.copyOf(foreignKeys);
  }
}
