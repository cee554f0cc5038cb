package dev.floe.compute.duckdb;

import dev.floe.spi.BulkLoad.CsvFormat;
import dev.floe.spi.Column;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Fills tables through DuckDB's appender and its CSV reader. */
final class Loading {

  private static final Pattern CSV_ERROR =
      Pattern.compile(
          "CSV Error on Line: (\\d+)\\s+Original Line:.*?\\n([^\\n]+)(\\n.*)?", Pattern.DOTALL);
  private static final Pattern COLUMN_COUNT =
      Pattern.compile("Expected Number of Columns: (\\d+) Found: (\\d+)");

  private final DuckDbSession session;
  private final DuckDbDialect dialect;

  Loading(DuckDbSession session, DuckDbDialect dialect) {
    this.session = session;
    this.dialect = dialect;
  }

  long appendCsv(RelationName table, Path file, CsvFormat format) throws SqlFailure {
    String nulls =
        format.nullWords().stream().map(dialect::literal).collect(Collectors.joining(", "));
    String sql =
        "COPY "
            + dialect.render(table)
            + " FROM "
            + dialect.literal(file.toString())
            + " (FORMAT csv, HEADER true, AUTO_DETECT false, STRICT_MODE true, NULL_PADDING false,"
            + " QUOTE '\"', ESCAPE '\"', DELIMITER "
            + dialect.literal(String.valueOf(format.delimiter()))
            + (nulls.isEmpty() ? "" : ", NULLSTR [" + nulls + "]")
            + ")";
    try {
      return session.execute(sql);
    } catch (SqlFailure e) {
      throw aboutLine(e);
    }
  }

  /** The engine's page of advice in one line. */
  private static SqlFailure aboutLine(SqlFailure failure) {
    Matcher error = CSV_ERROR.matcher(failure.getMessage());
    if (!error.find()) {
      return failure;
    }
    String reason = error.group(2);
    Matcher count = COLUMN_COUNT.matcher(failure.getMessage());
    if (count.find()) {
      reason = "expected " + count.group(1) + " columns, found " + count.group(2);
    }
    return new SqlFailure(
        SqlFailure.Kind.DATA,
        "line " + error.group(1) + ": " + reason,
        OptionalInt.empty(),
        failure);
  }

  long append(
      DuckDBConnection connection,
      RelationName table,
      Iterable<? extends List<? extends @Nullable Object>> rows)
      throws SqlFailure {
    boolean own = !session.inTransaction();
    if (own) {
      session.begin();
    }
    List<Column> columns = session.columns(table);
    long count = 0;
    try (DuckDBAppender appender = appender(connection, table)) {
      for (List<? extends @Nullable Object> row : rows) {
        appendRow(appender, columns, row);
        count++;
      }
      appender.flush();
    } catch (SQLException | RuntimeException e) {
      if (own) {
        session.rollback();
      }
      throw new SqlFailure(
          SqlFailure.Kind.DATA,
          "row " + (count + 1) + ": " + e.getMessage(),
          OptionalInt.empty(),
          e);
    }
    if (own) {
      session.commit();
    }
    return count;
  }

  private static DuckDBAppender appender(DuckDBConnection connection, RelationName table)
      throws SQLException {
    if (table.database().isPresent() && table.schema().isPresent()) {
      return connection.createAppender(
          table.database().get(), table.schema().get(), table.identifier());
    }
    return table.schema().isPresent()
        ? connection.createAppender(table.schema().get(), table.identifier())
        : connection.createAppender(table.identifier());
  }

  private static void appendRow(
      DuckDBAppender appender, List<Column> columns, List<? extends @Nullable Object> row)
      throws SQLException {
    if (row.size() != columns.size()) {
      throw new SQLException("expected " + columns.size() + " columns, found " + row.size());
    }
    appender.beginRow();
    for (int i = 0; i < row.size(); i++) {
      Appending.append(appender, columns.get(i), row.get(i));
    }
    appender.endRow();
  }
}
