package dev.floe.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /**
   * One input column and how it is used.
   *
   * @param through what the value passes on every way it takes with this use; absent where that is
   *     nothing
   */
  record Input(RelationName relation, String column, Use use, Optional<Through> through) {

    /** An input whose value passes nothing worth telling. */
    public Input(RelationName relation, String column, Use use) {
      this(relation, column, use, Optional.empty());
    }
  }

  /**
   * What a value passes on its way into a column.
   *
   * @param functions the engine's names of the functions it is an argument of, sorted; without
   *     operators and casts
   * @param rows the least number of rows each result is made of, as far as the query itself says so
   *     ({@code having count(*) >= 10}); 1 where it does not
   */
  record Through(List<String> functions, int rows) {

    public Through {
      functions = functions.stream().sorted().distinct().toList();
    }

    /** What both ways have in common; absent where that is nothing. */
    public static Optional<Through> common(Optional<Through> one, Optional<Through> other) {
      if (one.isEmpty() || other.isEmpty()) {
        return Optional.empty();
      }
      List<String> both = new ArrayList<>(one.get().functions);
      both.retainAll(other.get().functions);
      int rows = Math.min(one.get().rows, other.get().rows);
      return both.isEmpty() && rows == 1 ? Optional.empty() : Optional.of(new Through(both, rows));
    }
  }

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
