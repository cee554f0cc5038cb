package dev.floe.jinja.datetime;

import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.Signature;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;

/** The attributes that dates, times and datetimes have in common. */
final class Parts {

  /** The days from Python's first, in the year 1, to Java's, in 1970. */
  private static final long EPOCH = 719_163;

  private Parts() {}

  /** What a date has of that name; null if nothing. */
  static @Nullable Object of(LocalDate date, String name) {
    return switch (name) {
      case "year" -> (long) date.getYear();
      case "month" -> (long) date.getMonthValue();
      case "day" -> (long) date.getDayOfMonth();
      case "weekday" -> new Function(name, call -> date.getDayOfWeek().getValue() - 1L);
      case "isoweekday" -> new Function(name, call -> (long) date.getDayOfWeek().getValue());
      case "isocalendar" -> new Function(name, call -> isoCalendar(date));
      case "toordinal" -> new Function(name, call -> date.toEpochDay() + EPOCH);
      default -> null;
    };
  }

  /** What a time of day has of that name; null if nothing. */
  static @Nullable Object of(LocalTime time, String name) {
    return switch (name) {
      case "hour" -> (long) time.getHour();
      case "minute" -> (long) time.getMinute();
      case "second" -> (long) time.getSecond();
      case "microsecond" -> microsecond(time);
      case "fold" -> 0L;
      default -> null;
    };
  }

  static long microsecond(LocalTime time) {
    return time.get(ChronoField.MICRO_OF_SECOND);
  }

  private static PyTuple isoCalendar(LocalDate date) {
    return PyTuple.of(
        (long) date.get(IsoFields.WEEK_BASED_YEAR),
        (long) date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
        (long) date.getDayOfWeek().getValue());
  }

  /** The method {@code strftime}. */
  static Function strftime(LocalDateTime time, @Nullable TimeZoneValue zone) {
    String name = "strftime";
    return new Function(
        name,
        call ->
            Strftime.format(
                Arguments.text(Signature.of(name, "format").bind(call)[0], name, "the format"),
                time,
                zone));
  }

  /** The method {@code timetuple}: as {@code time.struct_time}, whose items are a tuple's. */
  static Function timeTuple(LocalDateTime time, long daylightSaving) {
    return new Function(
        "timetuple",
        call ->
            PyTuple.of(
                (long) time.getYear(),
                (long) time.getMonthValue(),
                (long) time.getDayOfMonth(),
                (long) time.getHour(),
                (long) time.getMinute(),
                (long) time.getSecond(),
                time.getDayOfWeek().getValue() - 1L,
                (long) time.getDayOfYear(),
                daylightSaving));
  }
}
