package dev.floe.spi;

import java.util.List;

/** From which columns a column's values come. */
public sealed interface ColumnLineage {

  /**
   * The inputs are known.
   *
   * @param inputs every input once, ordered by relation, column and use; empty for a constant
   */
  record Known(List<Input> inputs) implements ColumnLineage {

    public Known {
      inputs = List.copyOf(inputs);
    }
  }

  /** The inputs cannot be told; for security every input of the query counts. */
  record Unknown(String reason) implements ColumnLineage {}

  /** One input column and how it is used. */
  record Input(RelationName relation, String column, Use use) {}

  /** How an input reaches an output, in OpenLineage's words (subtypes of column lineage). */
  enum Use {
    /** The value itself, unchanged. */
    IDENTITY,
    /** A value computed from it, row by row. */
    TRANSFORMATION,
    /** A value computed from it over many rows. */
    AGGREGATION,
    /** It only decides which rows come, in which order or group. */
    CONDITION
  }
}
