package dev.floe.catalog.iceberg;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.Snapshot;

/**
 * Who has a lease.
 *
 * @param snapshot the one that says so; 0 for none
 * @param fence how often it was taken
 * @param until when it runs out; in the past where nobody has it
 * @param moves of tables that are published one after the other just now, or were when their holder
 *     died
 */
record LeaseState(
    long snapshot,
    long fence,
    String holder,
    String place,
    String run,
    Instant until,
    List<Move> moves) {

  static final LeaseState NONE = new LeaseState(0, 0, "", "", "", Instant.EPOCH, List.of());

  LeaseState {
    moves = List.copyOf(moves);
  }

  private static final String PREFIX = "floe.lease.";
  private static final String FENCE = PREFIX + "fence";
  private static final String HOLDER = PREFIX + "holder";
  private static final String PLACE = PREFIX + "place";
  private static final String RUN = PREFIX + "run";
  private static final String UNTIL = PREFIX + "until";
  private static final String MOVES = PREFIX + "moves.";

  static LeaseState of(Snapshot snapshot) {
    Map<String, String> summary = snapshot.summary();
    return new LeaseState(
        snapshot.snapshotId(),
        Long.parseLong(summary.getOrDefault(FENCE, "0")),
        summary.getOrDefault(HOLDER, ""),
        summary.getOrDefault(PLACE, ""),
        summary.getOrDefault(RUN, ""),
        Instant.parse(summary.getOrDefault(UNTIL, "1970-01-01T00:00:00Z")),
        moves(summary));
  }

  private static List<Move> moves(Map<String, String> summary) {
    List<Move> moves = new ArrayList<>();
    for (int at = 0; !summary.getOrDefault(MOVES + at, "").isEmpty(); at++) {
      moves.add(Move.parse(summary.getOrDefault(MOVES + at, "")));
    }
    return moves;
  }

  void write(AppendFiles append) {
    for (int at = 0; at < moves.size(); at++) {
      append.set(MOVES + at, moves.get(at).text());
    }
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
    return new LeaseState(snapshot, fence, holder, place, run, Instant.EPOCH, moves);
  }

  LeaseState at(long other) {
    return new LeaseState(other, fence, holder, place, run, until, moves);
  }

  LeaseState moving(List<Move> tables) {
    return new LeaseState(snapshot, fence, holder, place, run, until, tables);
  }
}
