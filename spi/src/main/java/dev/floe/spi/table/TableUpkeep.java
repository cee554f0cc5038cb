package dev.floe.spi.table;

import java.time.Instant;
import java.util.List;

/**
 * The capability of a {@link TableCatalog} to look after tables. Used by one thread, while a
 * release of the product is open, so that nobody publishes meanwhile. What the catalog refuses is a
 * {@link dev.floe.diagnostics.FloeException}.
 */
public interface TableUpkeep {

  /**
   * Of how many files a table is made.
   *
   * @param small those of fewer bytes are counted as small
   */
  Files files(TableName name, long small);

  /** All data files of a table, and the small ones among them. */
  record Files(int all, int small) {}

  /**
   * Forgets old states of a table, and removes files only they need.
   *
   * @param before only those made before
   * @param kept how many of the newest stay whatever their age, 1 or more
   * @param dryRun whether to tell only; then no files are counted
   */
  Expired expire(TableName name, Instant before, int kept, boolean dryRun);

  /** What was forgotten. */
  record Expired(int snapshots, long files) {}

  /**
   * Locations of files in a table's folder that none of its states needs.
   *
   * @param before only those written before: a run may be writing others now
   */
  List<String> orphans(TableName name, Instant before);

  /** Removes files of a table's folder. */
  void remove(TableName name, List<String> locations);
}
