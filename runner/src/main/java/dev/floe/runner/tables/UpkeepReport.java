package dev.floe.runner.tables;

/**
 * What was done to one table, or would be.
 *
 * @param rows past their retention, that were deleted
 * @param compacted small files that became larger ones
 * @param snapshots states that were forgotten
 * @param files that went with them; 0 where it is only told
 * @param orphans files that nobody needed
 */
public record UpkeepReport(
    String table, long rows, int compacted, int snapshots, long files, int orphans) {

  /** Whether there was nothing to do. */
  public boolean isEmpty() {
    return rows == 0 && compacted == 0 && snapshots == 0 && orphans == 0;
  }
}
