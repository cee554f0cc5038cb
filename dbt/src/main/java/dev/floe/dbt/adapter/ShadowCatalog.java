package dev.floe.dbt.adapter;

import dev.floe.spi.Column;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationName;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the product's relations before it runs: every relation of the graph that was
 * bound already, or whose columns its author declares.
 */
public interface ShadowCatalog {

  /** What is known about a relation of that name. */
  Knowledge relation(RelationName name);

  /** The relations of the graph that will be in a schema. */
  List<Relation> relations(Optional<String> database, String schema);

  /** How much is known of a relation. */
  sealed interface Knowledge {

    /** It is there when the asking node runs, with these columns. */
    record Known(Relation relation, List<Column> columns) implements Knowledge {}

    /** It is there when the asking node runs; its columns cannot be told. */
    record ColumnsUnknown(Relation relation, String reason) implements Knowledge {}

    /** The graph has no such relation: only the warehouse can tell. */
    record Foreign() implements Knowledge {}
  }
}
