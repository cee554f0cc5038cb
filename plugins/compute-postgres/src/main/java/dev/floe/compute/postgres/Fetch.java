package dev.floe.compute.postgres;

import dev.floe.spi.Column;
import dev.floe.spi.Rows;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Executes a query and reads its rows into memory. */
final class Fetch {

  private Fetch() {}

  static Rows rows(Statement statement, String sql, long maxRows) throws SQLException {
    if (!statement.execute(sql)) {
      return new Rows(List.of(), List.of());
    }
    try (ResultSet result = statement.getResultSet()) {
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
      String type =
          TypeText.written(meta.getColumnTypeName(i), meta.getPrecision(i), meta.getScale(i));
      columns.add(new Column(meta.getColumnLabel(i), TypeText.parse(type), type));
    }
    return columns;
  }
}
