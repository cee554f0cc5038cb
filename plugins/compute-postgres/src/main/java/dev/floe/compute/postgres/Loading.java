package dev.floe.compute.postgres;

import dev.floe.spi.BulkLoad.CsvFormat;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Fills tables with {@code COPY … FROM STDIN}, which is all or nothing by itself. */
final class Loading {

  private static final int BUFFER = 1 << 16;
  private static final Pattern LINE = Pattern.compile("^COPY .*, line (\\d+)(?:, |: |$)");

  private final PostgresSession session;
  private final PostgresDialect dialect;

  Loading(PostgresSession session, PostgresDialect dialect) {
    this.session = session;
    this.dialect = dialect;
  }

  long append(RelationName table, Iterable<? extends List<? extends @Nullable Object>> rows)
      throws SqlFailure {
    return copy(table, rows, "row ", row -> row);
  }

  long appendCsv(RelationName table, Path file, CsvFormat format) throws SqlFailure {
    CsvRecords records;
    try {
      records = CsvRecords.read(Files.readAllBytes(file), format);
    } catch (IOException e) {
      throw new SqlFailure(
          SqlFailure.Kind.RESOURCE, file + ": " + e.getMessage(), OptionalInt.empty(), e);
    }
    return copy(table, records.rows(), "line ", records::line);
  }

  /**
   * Sends the rows.
   *
   * @param unit what a row's number counts, for messages
   * @param place from a row's number (from 1) to what is told
   */
  private long copy(
      RelationName table,
      Iterable<? extends List<? extends @Nullable Object>> rows,
      String unit,
      IntUnaryOperator place)
      throws SqlFailure {
    int width = session.columns(table).size();
    String sql = "copy " + dialect.render(table) + " from stdin";
    try {
      return session.run(sql, () -> send(sql, rows, width));
    } catch (Ragged ragged) {
      throw new SqlFailure(
          SqlFailure.Kind.DATA,
          unit
              + place.applyAsInt(ragged.row)
              + ": expected "
              + width
              + " columns, found "
              + ragged.found);
    } catch (SqlFailure failure) {
      throw located(failure, unit, place);
    }
  }

  private long send(
      String sql, Iterable<? extends List<? extends @Nullable Object>> rows, int width)
      throws SQLException {
    CopyIn copy = session.connection().getCopyAPI().copyIn(sql);
    try {
      StringBuilder buffer = new StringBuilder();
      int number = 0;
      for (List<? extends @Nullable Object> row : rows) {
        number++;
        if (row.size() != width) {
          throw new Ragged(number, row.size());
        }
        buffer.append(CopyText.line(row));
        if (buffer.length() > BUFFER) {
          write(copy, buffer);
        }
      }
      write(copy, buffer);
      return copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private static void write(CopyIn copy, StringBuilder buffer) throws SQLException {
    byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    buffer.setLength(0);
  }

  /** The server says in which line of what was sent; the user wants his own. */
  private static SqlFailure located(SqlFailure failure, String unit, IntUnaryOperator place) {
    if (failure.getCause() instanceof PSQLException told) {
      ServerErrorMessage server = told.getServerErrorMessage();
      Matcher where = LINE.matcher(server == null ? "" : String.valueOf(server.getWhere()));
      if (where.find()) {
        return new SqlFailure(
            failure.kind() == SqlFailure.Kind.CONSTRAINT
                ? SqlFailure.Kind.CONSTRAINT
                : SqlFailure.Kind.DATA,
            unit + place.applyAsInt(Integer.parseInt(where.group(1))) + ": " + failure.getMessage(),
            OptionalInt.empty(),
            failure);
      }
    }
    return failure;
  }

  /** A row that has not as many fields as the table has columns. */
  private static final class Ragged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int row;
    private final int found;

    Ragged(int row, int found) {
      super("row " + row);
      this.row = row;
      this.found = found;
    }
  }
}
