package dev.floe.runner.materialize;

import dev.floe.dbt.seed.SeedColumn;
import dev.floe.spi.BulkLoad;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows on their way into a table: in bulk where the session can, else by {@code insert}. */
final class RowLoad {

  private static final int ROWS_A_STATEMENT = 1_000;

  private final NodeSession session;
  private final List<SeedColumn> columns;
  private final int rows;

  RowLoad(NodeSession session, List<SeedColumn> columns, int rows) {
    this.session = session;
    this.columns = columns;
    this.rows = rows;
  }

  void into(RelationName table) throws SqlFailure {
    if (session.raw() instanceof BulkLoad bulk) {
      session.remember(Statement.own(""));
      Iterable<List<@Nullable Object>> all =
          () -> IntStream.range(0, rows).mapToObj(this::row).iterator();
      bulk.append(table, all);
      return;
    }
    for (int from = 0; from < rows; from += ROWS_A_STATEMENT) {
      session.execute(
          "insert into "
              + session.render(table)
              + " values "
              + IntStream.range(from, Math.min(rows, from + ROWS_A_STATEMENT))
                  .mapToObj(this::row)
                  .map(this::literals)
                  .collect(Collectors.joining(", ")));
    }
  }

  private List<@Nullable Object> row(int index) {
    List<@Nullable Object> row = new ArrayList<>(columns.size());
    columns.forEach(column -> row.add(column.values().get(index)));
    return row;
  }

  private String literals(List<@Nullable Object> row) {
    return row.stream().map(this::literal).collect(Collectors.joining(", ", "(", ")"));
  }

  private String literal(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      case Object other -> session.dialect().literal(other.toString());
    };
  }
}
