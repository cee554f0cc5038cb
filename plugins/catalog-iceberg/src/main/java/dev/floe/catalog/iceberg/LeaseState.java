package dev.floe.catalog.iceberg;

import java.time.Instant;
import java.util.Map;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.Snapshot;

/**
 * Who has a lease.
 *
 * @param snapshot the one that says so; 0 for none
 * @param fence how often it was taken
 * @param until when it runs out; in the past where nobody has it
 */
record LeaseState(
    long snapshot, long fence, String holder, String place, String run, Instant until) {

  static final LeaseState NONE = new LeaseState(0, 0, "", "", "", Instant.EPOCH);

  private static final String PREFIX = "floe.lease.";
  private static final String FENCE = PREFIX + "fence";
  private static final String HOLDER = PREFIX + "holder";
  private static final String PLACE = PREFIX + "place";
  private static final String RUN = PREFIX + "run";
  private static final String UNTIL = PREFIX + "until";

  static LeaseState of(Snapshot snapshot) {
    Map<String, String> summary = snapshot.summary();
    return new LeaseState(
        snapshot.snapshotId(),
        Long.parseLong(summary.getOrDefault(FENCE, "0")),
        summary.getOrDefault(HOLDER, ""),
        summary.getOrDefault(PLACE, ""),
        summary.getOrDefault(RUN, ""),
        Instant.parse(summary.getOrDefault(UNTIL, "1970-01-01T00:00:00Z")));
  }

  void write(AppendFiles append) {
    append
        .set(FENCE, Long.toString(fence))
        .set(HOLDER, holder)
        .set(PLACE, place)
        .set(RUN, run)
        .set(UNTIL, until.toString())
        .commit();
  }

  /** Whether one at this place may take it now. */
  boolean isFree(Instant now, String ours) {
    return !until.isAfter(now) || place.equals(ours);
  }

  /** Whether it was written by the same holder while it held it. */
  boolean isOf(LeaseState other) {
    return fence == other.fence && place.equals(other.place) && run.equals(other.run);
  }

  LeaseState free() {
    return new LeaseState(snapshot, fence, holder, place, run, Instant.EPOCH);
  }

  LeaseState at(long other) {
    return new LeaseState(other, fence, holder, place, run, until);
  }
}
