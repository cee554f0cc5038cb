package dev.floe.compute.duckdb;

import dev.floe.spi.Dialect;
import dev.floe.spi.Type;
import dev.floe.spi.Type.Kind;
import dev.floe.spi.table.StoredColumn;
import dev.floe.spi.table.TableLayout;
import dev.floe.spi.table.TableLayout.Order;
import dev.floe.spi.table.TableLayout.Partition;
import dev.floe.spi.table.TableLayout.Transform;
import dev.floe.spi.table.TableLayout.Unit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Partitions and orders of a table in DuckDB's words. */
record PartitionSql(Dialect dialect, TableLayout layout, List<StoredColumn> columns) {

  private static final String PREFIX = "floe_partition_";

  /** The names of the columns that hold the partitions' values while files are written. */
  List<String> names() {
    return IntStream.range(0, layout.partitions().size()).mapToObj(at -> PREFIX + at).toList();
  }

  /** These columns, over a query that has the table's; each with a comma before it. */
  String values() {
    return IntStream.range(0, layout.partitions().size())
        .mapToObj(at -> ", " + value(layout.partitions().get(at)) + " as " + PREFIX + at)
        .collect(Collectors.joining());
  }

  private String value(Partition partition) {
    String column = dialect.quote(partition.column());
    Type type = type(partition.column());
    return switch (partition.transform()) {
      case Transform.Whole _ -> column;
      case Transform.Period(Unit unit) -> period(unit, column, type);
      case Transform.Truncated(int width) ->
          type.equals(Type.of(Kind.VARCHAR))
              ? "left(" + column + ", " + width + ")"
              : column + " - ((" + column + " % " + width + ") + " + width + ") % " + width;
    };
  }

  /** Boundaries are counted, so that what was before 1970 is rounded down, too. */
  private static String period(Unit unit, String column, Type type) {
    String utc = type.equals(Type.of(Kind.TIMESTAMP_TZ)) ? column + " at time zone 'UTC'" : column;
    return "date_diff('"
        + unit.name().toLowerCase(Locale.ROOT)
        + "', timestamp '1970-01-01', cast("
        + utc
        + " as timestamp))";
  }

  private Type type(String column) {
    return columns.stream()
        .filter(stored -> stored.name().equals(column))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no column " + column))
        .type();
  }

  /** {@code order by …}, or nothing. */
  String order() {
    return layout.order().isEmpty()
        ? ""
        : layout.order().stream()
            .map(this::order)
            .collect(Collectors.joining(", ", " order by ", ""));
  }

  private String order(Order order) {
    return dialect.quote(order.column())
        + (order.descending() ? " desc" : " asc")
        + (order.nullsFirst() ? " nulls first" : " nulls last");
  }

  /** The option of {@code copy} that spreads rows over files. */
  String option() {
    return layout.partitions().isEmpty()
        ? "filename_pattern 'data_{i}'"
        : "filename_pattern 'data_{uuid}', partition_by (" + String.join(", ", names()) + ")";
  }
}
