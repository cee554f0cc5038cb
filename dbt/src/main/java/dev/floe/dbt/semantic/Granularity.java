package dev.floe.dbt.semantic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The steps of time that MetricFlow knows, the smallest first. Projects may add their own. */
public enum Granularity {
  NANOSECOND,
  MICROSECOND,
  MILLISECOND,
  SECOND,
  MINUTE,
  HOUR,
  DAY,
  WEEK,
  MONTH,
  QUARTER,
  YEAR;

  /** The granularity of that name, however it is capitalized; empty for a project's own. */
  public static Optional<Granularity> of(String name) {
    return Arrays.stream(values())
        .filter(one -> one.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  /** How all of them are written. */
  public static List<String> words() {
    return Arrays.stream(values()).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
  }

  /** Whether days can be told by it. */
  public boolean isDayOrSmaller() {
    return compareTo(DAY) <= 0;
  }
}
