package dev.floe.spi.table;

import dev.floe.spi.SqlFailure;
import java.nio.file.Path;
import java.util.List;

/**
 * The capability of a {@link dev.floe.spi.Session} to write and read Parquet files whose columns
 * are told apart by field ids. Used by the session's thread.
 */
public interface ParquetFiles {

  /**
   * Writes the rows of a query.
   *
   * @param query its columns have the names of the plan's; values are cast to their types
   * @param plan whose folder is there, and empty
   * @return what was written, in the plan's folder or below it; a query without rows gives no file
   */
  List<ParquetFile> write(String query, TablePlan plan) throws SqlFailure;

  /**
   * What stands after {@code from} to read such files: columns are found by their ids, and those a
   * file lacks are null.
   *
   * @param files at least one
   */
  String reading(List<Path> files, List<StoredColumn> columns);
}
