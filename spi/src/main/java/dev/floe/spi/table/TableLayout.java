package dev.floe.spi.table;

import java.util.List;

/**
 * How the rows of a table are spread over files and ordered in them, so that readers can leave
 * files out.
 *
 * @param partitions outermost first; a file holds rows of one value of each
 * @param order of the rows within a file
 */
public record TableLayout(List<Partition> partitions, List<Order> order) {

  public TableLayout {
    partitions = List.copyOf(partitions);
    order = List.copyOf(order);
  }

  /** Rows as they come. */
  public static TableLayout none() {
    return new TableLayout(List.of(), List.of());
  }

  /** What of a column's value decides on the file. */
  public record Partition(String column, Transform transform) {}

  /** A part of a value. */
  public sealed interface Transform {

    /** The value itself. */
    record Whole() implements Transform {}

    /** The period a date or time lies in, in UTC. */
    record Period(Unit unit) implements Transform {}

    /**
     * A text's first characters; a number rounded down to a multiple.
     *
     * @param width 1 or more
     */
    record Truncated(int width) implements Transform {}
  }

  /** The length of a period. */
  public enum Unit {
    YEAR,
    MONTH,
    DAY,
    HOUR
  }

  /** By which column rows are ordered. */
  public record Order(String column, boolean descending, boolean nullsFirst) {}
}
