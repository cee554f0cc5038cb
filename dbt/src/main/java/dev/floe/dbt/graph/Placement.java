package dev.floe.dbt.graph;

import dev.floe.spi.RelationName;
import java.util.Optional;

/**
 * Where a node's rows are.
 *
 * @param database empty where the engine has none
 * @param schema never empty
 * @param alias the relation's own name
 */
public record Placement(Optional<String> database, String schema, String alias) {

  /** As the engines name it. */
  public RelationName relation() {
    return new RelationName(database, Optional.of(schema), alias);
  }
}
