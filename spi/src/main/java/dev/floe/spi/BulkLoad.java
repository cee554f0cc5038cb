package dev.floe.spi;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The capability of a {@link Session} to fill a table much faster than by {@code insert}. Rows join
 * the open transaction, if there is one, which must be rolled back after a failure; without one a
 * failed load leaves no row behind.
 */
public interface BulkLoad {

  /**
   * Appends rows to a table that exists.
   *
   * @param rows each as long as the table has columns, in their order; values as in {@link Rows}
   * @return how many rows were appended
   * @throws SqlFailure with kind {@code DATA} for a value that does not fit its column, saying
   *     which row (from 1) it is in
   */
  long append(RelationName table, Iterable<? extends List<? extends @Nullable Object>> rows)
      throws SqlFailure;

  /**
   * Appends the rows of a CSV file to a table that exists. Fields go to the columns by position;
   * the engine converts them to the columns' types.
   *
   * @return how many rows were appended
   * @throws SqlFailure with kind {@code DATA} and a message that names the line (from 1) for a row
   *     with too few or too many fields, an unfinished quote, bytes that are not UTF-8, or a value
   *     that does not fit its column
   */
  long appendCsv(RelationName table, Path file, CsvFormat format) throws SqlFailure;

  /**
   * How a CSV file is written: RFC 4180, UTF-8, with one header line.
   *
   * @param delimiter between fields
   * @param nullWords fields, quoted or not, that mean NULL; usually the empty one
   */
  record CsvFormat(char delimiter, List<String> nullWords) {

    public CsvFormat {
      nullWords = List.copyOf(nullWords);
    }

    /** Commas; an empty field is NULL. */
    public static CsvFormat standard() {
      return new CsvFormat(',', List.of(""));
    }
  }
}
