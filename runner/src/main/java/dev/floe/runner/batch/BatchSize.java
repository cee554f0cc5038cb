package dev.floe.runner.batch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much time one batch holds. Batches begin where the hour, day, month or year begins in UTC.
 */
public enum BatchSize {
  HOUR(ChronoUnit.HOURS, "uuuu-MM-dd'T'HH"),
  DAY(ChronoUnit.DAYS, "uuuu-MM-dd"),
  MONTH(ChronoUnit.MONTHS, "uuuu-MM"),
  YEAR(ChronoUnit.YEARS, "uuuu");

  private final ChronoUnit unit;
  private final DateTimeFormatter name;

  BatchSize(ChronoUnit unit, String name) {
    this.unit = unit;
    this.name = DateTimeFormatter.ofPattern(name, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** The size of that word: {@code day}. */
  static Optional<BatchSize> of(String word) {
    return Stream.of(values()).filter(size -> size.name().equalsIgnoreCase(word)).findFirst();
  }

  /** The beginning of the batch a moment belongs to. */
  Instant floor(Instant moment) {
    ZonedDateTime time = moment.atZone(ZoneOffset.UTC);
    ZonedDateTime floor =
        switch (this) {
          case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
          case DAY -> time.truncatedTo(ChronoUnit.DAYS);
          case MONTH -> time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
          case YEAR -> time.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
        };
    return floor.toInstant();
  }

  /** The first beginning of a batch that is not before a moment. */
  Instant ceiling(Instant moment) {
    Instant floor = floor(moment);
    return floor.equals(moment) ? moment : plus(floor, 1);
  }

  /** The beginning of the batch so many batches after the one of a moment. */
  Instant plus(Instant moment, long batches) {
    return floor(moment).atZone(ZoneOffset.UTC).plus(batches, unit).toInstant();
  }

  /** A batch's name by its beginning: {@code 2026-01-31}, {@code 2026-01-31T12}. */
  String name(Instant start) {
    return name.format(start);
  }
}
