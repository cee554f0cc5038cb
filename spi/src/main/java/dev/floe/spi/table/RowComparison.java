package dev.floe.spi.table;

import dev.floe.spi.SqlFailure;
import java.nio.file.Path;
import java.util.List;

/**
 * The capability of a {@link dev.floe.spi.Session} to tell which rows a table has gained and lost.
 * Used by the session's thread.
 */
public interface RowComparison {

  /** Opens another database file for reading, under a name, until its engine is closed. */
  void attach(Path file, String name) throws SqlFailure;

  /**
   * Compares two states of a table. Rows without order, equal rows counted.
   *
   * @param before a query with these columns; values are cast to their types
   * @param after likewise
   */
  Difference compare(String before, String after, List<StoredColumn> columns) throws SqlFailure;

  /** Which rows two states do not share. What keeps it is thrown away when it is closed. */
  interface Difference extends AutoCloseable {

    /** How many rows only the later state has. */
    long added();

    /** How many rows only the earlier state has. */
    long removed();

    /** A query for the rows only the later state has. */
    String addedRows();

    /**
     * Between which values the rows lie that only the earlier state has: of columns that can be
     * compared and of which none is null in them.
     */
    List<ColumnRange> removedRanges() throws SqlFailure;

    /** Of these files, those that hold a row which only the earlier state has. */
    List<Path> holdingRemoved(List<Path> files) throws SqlFailure;

    /** A query for the rows of files, without those that only the earlier state has. */
    String remaining(List<Path> files);

    @Override
    void close() throws SqlFailure;
  }
}
