package dev.floe.spi.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files at locations with a scheme. Safe for use by several threads. A file that is missing is a
 * {@link java.nio.file.NoSuchFileException}.
 */
public interface Storage extends AutoCloseable {

  /** The schemes of its locations, without colon: {@code s3}, {@code s3a}. */
  Set<String> schemes();

  /**
   * The same storage with credentials that a catalog hands out for one table.
   *
   * @param properties by the names catalogs use; unknown ones are ignored
   */
  Storage with(Map<String, String> properties);

  /** A file's length in bytes. */
  long length(String location) throws IOException;

  /** Reads a file from an offset, to its end. */
  InputStream read(String location, long offset) throws IOException;

  /**
   * Makes a local file the content of a location, replacing what is there; all of it or nothing.
   */
  void upload(Path file, String location) throws IOException;

  /** Removes a file; fine if it is not there. */
  void delete(String location) throws IOException;

  /** The locations below a prefix, in the order of their names. */
  List<StoredFile> list(String prefix) throws IOException;

  /**
   * A file that is there.
   *
   * @param modified milliseconds since 1970
   */
  record StoredFile(String location, long bytes, long modified) {}

  /** Releases connections. Does not throw. */
  @Override
  void close();
}
