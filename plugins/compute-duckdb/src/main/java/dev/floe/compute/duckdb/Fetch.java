package dev.floe.compute.duckdb;

import dev.floe.spi.Column;
import dev.floe.spi.Rows;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Executes a query and reads its rows into memory. */
final class Fetch {

  private Fetch() {}

  static Rows rows(DuckDbSession.Running running, long maxRows) throws SQLException {
    if (!running.statement().execute(running.sql())) {
      return new Rows(List.of(), List.of());
    }
    try (ResultSet result = running.statement().getResultSet()) {
      List<Column> columns = columns(result.getMetaData());
      List<List<@Nullable Object>> rows = new ArrayList<>();
      while (rows.size() < maxRows && result.next()) {
        rows.add(row(result, columns));
      }
      return new Rows(columns, rows);
    }
  }

  private static List<@Nullable Object> row(ResultSet result, List<Column> columns)
      throws SQLException {
    List<@Nullable Object> row = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      row.add(Values.read(result, i + 1, columns.get(i).type()));
    }
    return row;
  }

  private static List<Column> columns(ResultSetMetaData meta) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(column(meta.getColumnLabel(i), meta.getColumnTypeName(i)));
    }
    return columns;
  }

  /** A column by the names DuckDB gives it and its type. */
  static Column column(String name, String nativeType) {
    return new Column(name, TypeText.parse(nativeType), nativeType);
  }
}
