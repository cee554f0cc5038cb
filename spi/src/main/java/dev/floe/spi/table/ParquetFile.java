package dev.floe.spi.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A Parquet file as it was written.
 *
 * @param rows 0 or more
 * @param bytes its length
 * @param columns of its leaf columns, those that statistics were kept of
 * @param partition of each partition of the layout the value all rows of the file have: as SQL
 *     writes it, of a period the number of periods since 1970; absent where it is null
 */
public record ParquetFile(
    Path path, long rows, long bytes, List<Statistics> columns, List<Optional<String>> partition) {

  public ParquetFile {
    columns = List.copyOf(columns);
    partition = List.copyOf(partition);
  }

  /**
   * What is known of a leaf column of a file.
   *
   * @param path names from the column inwards
   * @param bytes compressed
   * @param values with nulls; of a repeated column, of all rows together
   * @param nans absent where the type has none
   * @param min a lower bound, as SQL writes the value; absent where none is known
   * @param max an upper bound likewise
   */
  public record Statistics(
      List<String> path,
      long bytes,
      long values,
      long nulls,
      OptionalLong nans,
      Optional<String> min,
      Optional<String> max) {

    public Statistics {
      path = List.copyOf(path);
    }
  }
}
