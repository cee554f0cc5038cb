package dev.floe.spi.jdbc;

import dev.floe.spi.Column;
import dev.floe.spi.Rows;
import dev.floe.spi.Type;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Executes a query and reads its rows into memory. Engines say what their types and values are. */
public interface Results {

  /**
   * A column of a result.
   *
   * @param index from 1
   */
  Column column(ResultSetMetaData meta, int index) throws SQLException;

  /**
   * A value of the row the result stands at, as {@link Rows} has it.
   *
   * @param index from 1
   */
  @Nullable Object value(ResultSet result, int index, Type type) throws SQLException;

  /**
   * The rows of a query; none and no columns where the statement is no query.
   *
   * @param maxRows at most so many, 0 or more
   */
  default Rows rows(Statement statement, String sql, long maxRows) throws SQLException {
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

  private List<@Nullable Object> row(ResultSet result, List<Column> columns) throws SQLException {
    List<@Nullable Object> row = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      row.add(value(result, i + 1, columns.get(i).type()));
    }
    return row;
  }

  private List<Column> columns(ResultSetMetaData meta) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(column(meta, i));
    }
    return columns;
  }
}
