package dev.floe.runner.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The name of a run: the second it began and a number that tells runs of one second apart. Names
 * sort in time.
 */
public record RunId(String value) implements Comparable<RunId> {

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  public RunId {
    if (!value.matches("[0-9TZ]+-[0-9]{4,}")) {
      throw new IllegalArgumentException("not the name of a run: " + value);
    }
  }

  static RunId of(Instant began, int counter) {
    return new RunId(SECOND.format(began) + "-" + String.format(Locale.ROOT, "%04d", counter));
  }

  @Override
  public int compareTo(RunId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
