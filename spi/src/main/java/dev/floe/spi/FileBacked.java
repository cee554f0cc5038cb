package dev.floe.spi;

import java.nio.file.Path;

/** The capability of an {@link Engine} whose database is one file. Safe from any thread. */
public interface FileBacked {

  /** The database file, as it was given. */
  Path file();

  /**
   * Moves everything that is committed into the file, so that a copy of the file alone is complete.
   * No session may have a transaction open.
   *
   * @throws SqlFailure with kind {@code RESOURCE} where the disk is full; the file's earlier
   *     content stays readable
   */
  void checkpoint() throws SqlFailure;
}
