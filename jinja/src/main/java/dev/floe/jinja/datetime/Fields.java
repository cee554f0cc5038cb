package dev.floe.jinja.datetime;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Checks the parts of dates and times, with Python's messages. */
final class Fields {

  private static final int MOST_YEARS = 9999;

  private Fields() {}

  static LocalDate date(long year, long month, long day) {
    if (year < 1 || year > MOST_YEARS) {
      throw RenderException.valueError("year " + year + " is out of range");
    }
    if (month < 1 || month > 12) {
      throw RenderException.valueError("month must be in 1..12");
    }
    try {
      return LocalDate.of((int) year, (int) month, (int) Math.clamp(day, -1L, 99L));
    } catch (DateTimeException e) {
      throw RenderException.valueError("day is out of range for month");
    }
  }

  static LocalTime time(long hour, long minute, long second, long microsecond) {
    within(hour, 23, "hour must be in 0..23");
    within(minute, 59, "minute must be in 0..59");
    within(second, 59, "second must be in 0..59");
    within(microsecond, 999_999, "microsecond must be in 0..999999");
    return LocalTime.of((int) hour, (int) minute, (int) second, (int) microsecond * 1000);
  }

  private static void within(long value, long most, String message) {
    if (value < 0 || value > most) {
      throw RenderException.valueError(message);
    }
  }

  static LocalDate inRange(LocalDate date) {
    if (date.getYear() < 1 || date.getYear() > MOST_YEARS) {
      throw new RenderException(Fault.OVERFLOW, "date value out of range");
    }
    return date;
  }

  static LocalDateTime inRange(LocalDateTime time) {
    inRange(time.toLocalDate());
    return time;
  }
}
