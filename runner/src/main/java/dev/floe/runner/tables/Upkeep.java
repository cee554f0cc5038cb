package dev.floe.runner.tables;

import java.time.Duration;
import java.util.List;

/**
 * What is to be looked after.
 *
 * @param retentions of rows
 * @param states older ones are forgotten
 * @param kept how many of the newest states of a table stay whatever their age
 * @param orphans files that nobody needs and that are older than this go
 * @param small files of fewer bytes are small
 * @param several so many small files are made into larger ones
 * @param dryRun whether to tell only
 */
public record Upkeep(
    List<Retention> retentions,
    Duration states,
    int kept,
    Duration orphans,
    long small,
    int several,
    boolean dryRun) {

  private static final long SMALL = 32L << 20;
  private static final int SEVERAL = 8;

  public Upkeep {
    retentions = List.copyOf(retentions);
  }

  /** With the usual bounds. */
  public static Upkeep of(List<Retention> retentions, Duration states, boolean dryRun) {
    return new Upkeep(retentions, states, 1, Duration.ofDays(3), SMALL, SEVERAL, dryRun);
  }

  /** With other bounds of files. */
  public Upkeep withFiles(Duration orphansAfter, int severalFiles) {
    return new Upkeep(retentions, states, kept, orphansAfter, small, severalFiles, dryRun);
  }
}
