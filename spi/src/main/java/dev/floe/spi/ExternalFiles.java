package dev.floe.spi;

import java.util.Map;

/**
 * A dialect whose engine keeps rows in files of open formats. Pure functions without state; safe
 * for any thread.
 */
public interface ExternalFiles {

  /** Where a file of that name lies if nobody says more of its place. */
  String place(String name);

  /**
   * A statement that writes the rows of a query to files.
   *
   * @param location a file, or a folder where {@code options} say {@code partition_by}
   * @param format {@code parquet}, {@code csv} or {@code json}
   * @param options of the engine's own, by name
   */
  Dialect.Frame write(String location, String format, Map<String, Object> options);

  /**
   * What stands after {@code from} to read what {@link #write} wrote.
   *
   * @param reading options of the engine's reader of that format, by name
   */
  String read(
      String location, String format, Map<String, Object> written, Map<String, Object> reading);
}
