package dev.floe.spi;

import java.util.List;

/** What binding a query told. */
public sealed interface BoundQuery {

  /**
   * The query is sound and its columns are known.
   *
   * @param columns in the query's order
   * @param lineage one for each column, in the same order
   */
  record Known(List<Column> columns, List<ColumnLineage> lineage) implements BoundQuery {

    public Known {
      columns = List.copyOf(columns);
      lineage = List.copyOf(lineage);
      if (columns.size() != lineage.size()) {
        throw new IllegalArgumentException("one lineage for each column");
      }
    }
  }

  /** The query is not wrong, but its columns depend on rows (a dynamic PIVOT, a file's content). */
  record Unknown(String reason) implements BoundQuery {}
}
