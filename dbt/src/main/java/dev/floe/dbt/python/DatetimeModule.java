package dev.floe.dbt.python;

import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.Signature;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code datetime}: dates, times and differences of them. Local time is UTC. */
final class DatetimeModule {

  private static final long[] MICROSECONDS = {
    86_400_000_000L, 1_000_000L, 1L, 1000L, 60_000_000L, 3_600_000_000L, 604_800_000_000L
  };

  private DatetimeModule() {}

  static PyModule module(InstantSource clock) {
    return new PyModule(
        "datetime",
        Map.of(
            "datetime", datetime(clock),
            "date", date(clock),
            "timedelta", new PyType("datetime.timedelta", DatetimeModule::timedelta, Map.of()),
            "time", new PyType("datetime.time", DatetimeModule::time, Map.of()),
            "timezone",
                new PyType(
                    "datetime.timezone",
                    DatetimeModule::timezone,
                    Map.of("utc", TimeZoneValue.UTC))));
  }

  private static PyType datetime(InstantSource clock) {
    Map<String, Object> members = new LinkedHashMap<>();
    put(members, "now", call -> now(clock, Signature.of("now", "tz?").bind(call)[0]));
    put(members, "utcnow", call -> now(clock, null));
    put(members, "today", call -> now(clock, null));
    put(members, "strptime", DatetimeModule::strptime);
    put(members, "fromisoformat", DatetimeModule::dateTimeFromIso);
    put(members, "fromtimestamp", DatetimeModule::fromTimestamp);
    put(members, "utcfromtimestamp", DatetimeModule::fromTimestamp);
    put(members, "combine", DatetimeModule::combine);
    return new PyType("datetime.datetime", DatetimeModule::dateTime, members);
  }

  private static PyType date(InstantSource clock) {
    Map<String, Object> members = new LinkedHashMap<>();
    put(members, "today", call -> new PyDate(now(clock, null).time().toLocalDate()));
    put(members, "fromisoformat", DatetimeModule::dateFromIso);
    return new PyType("datetime.date", DatetimeModule::date, members);
  }

  private static void put(Map<String, Object> members, String name, PyCallable body) {
    members.put(name, new Function(name, body));
  }

  private static PyDateTime now(InstantSource clock, @Nullable Object tz) {
    PyDateTime utc =
        PyDateTime.utc(clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS));
    return tz instanceof TimeZoneValue zone
        ? utc.in(zone)
        : new PyDateTime(utc.time(), Optional.empty());
  }

  private static Object strptime(Call call) {
    @Nullable Object[] args = Signature.of("strptime", "date_string", "format").bind(call);
    return Strptime.parse(
        Arguments.text(args[0], "strptime", "argument 1"),
        Arguments.text(args[1], "strptime", "argument 2"));
  }

  private static Object dateTimeFromIso(Call call) {
    String text =
        Arguments.text(
            Signature.of("fromisoformat", "date_string").bind(call)[0],
            "fromisoformat",
            "argument");
    String iso = text.replace(' ', 'T');
    try {
      if (iso.indexOf('T') < 0) {
        return new PyDateTime(LocalDate.parse(iso).atStartOfDay(), Optional.empty());
      }
      if (iso.matches(".*([+-]\\d\\d:?\\d\\d|Z)$")) {
        OffsetDateTime time = OffsetDateTime.parse(iso);
        return new PyDateTime(
            time.toLocalDateTime(), Optional.of(TimeZoneValue.of(time.getOffset())));
      }
      return new PyDateTime(LocalDateTime.parse(iso), Optional.empty());
    } catch (DateTimeException e) {
      throw Failures.value("Invalid isoformat string: '" + text + "'");
    }
  }

  private static Object dateFromIso(Call call) {
    String text =
        Arguments.text(
            Signature.of("fromisoformat", "date_string").bind(call)[0],
            "fromisoformat",
            "argument");
    try {
      return new PyDate(LocalDate.parse(text));
    } catch (DateTimeException e) {
      throw Failures.value("Invalid isoformat string: '" + text + "'");
    }
  }

  private static Object fromTimestamp(Call call) {
    @Nullable Object[] args = Signature.of("fromtimestamp", "timestamp", "tz?").bind(call);
    if (!(args[0] instanceof Number seconds)) {
      throw Failures.type("fromtimestamp() takes a number");
    }
    Instant instant = Instant.ofEpochSecond(0, Math.round(seconds.doubleValue() * 1e6) * 1000);
    PyDateTime utc = PyDateTime.utc(instant);
    return args[1] instanceof TimeZoneValue zone
        ? utc.in(zone)
        : new PyDateTime(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), Optional.empty());
  }

  private static Object combine(Call call) {
    @Nullable Object[] args = Signature.of("combine", "date", "time").bind(call);
    if (args[0] instanceof PyDate day && args[1] instanceof PyTime time) {
      return new PyDateTime(day.date().atTime(time.time()), Optional.empty());
    }
    throw Failures.type("combine() takes a date and a time");
  }

  private static Object dateTime(Call call) {
    @Nullable Object[] args =
        Signature.of(
                "datetime",
                "year",
                "month",
                "day",
                "hour?",
                "minute?",
                "second?",
                "microsecond?",
                "tzinfo?")
            .bind(call);
    long[] parts = new long[7];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Arguments.whole(args[i], 0, "datetime");
    }
    return PyDateTime.of(
        parts, args[7] instanceof TimeZoneValue zone ? Optional.of(zone) : Optional.empty());
  }

  private static Object date(Call call) {
    @Nullable Object[] args = Signature.of("date", "year", "month", "day").bind(call);
    return PyDate.of(
        Arguments.whole(args[0], 0, "date"),
        Arguments.whole(args[1], 0, "date"),
        Arguments.whole(args[2], 0, "date"));
  }

  private static Object time(Call call) {
    @Nullable Object[] args =
        Signature.of("time", "hour?", "minute?", "second?", "microsecond?").bind(call);
    try {
      return new PyTime(
          java.time.LocalTime.of(
              (int) Arguments.whole(args[0], 0, "time"),
              (int) Arguments.whole(args[1], 0, "time"),
              (int) Arguments.whole(args[2], 0, "time"),
              (int) Arguments.whole(args[3], 0, "time") * 1000));
    } catch (DateTimeException e) {
      throw Failures.value("hour must be in 0..23");
    }
  }

  private static Object timedelta(Call call) {
    @Nullable Object[] args =
        Signature.of(
                "timedelta",
                "days?",
                "seconds?",
                "microseconds?",
                "milliseconds?",
                "minutes?",
                "hours?",
                "weeks?")
            .bind(call);
    double fraction = 0;
    long whole = 0;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case null -> {}
        case Long count -> whole += count * MICROSECONDS[i];
        case Number count -> fraction += count.doubleValue() * MICROSECONDS[i];
        default -> throw Failures.type("timedelta() takes numbers");
      }
    }
    return new PyTimedelta(
        Duration.of(whole + Math.round(fraction), java.time.temporal.ChronoUnit.MICROS));
  }

  private static Object timezone(Call call) {
    @Nullable Object[] args = Signature.of("timezone", "offset", "name?").bind(call);
    if (args[0] instanceof PyTimedelta delta) {
      ZoneOffset offset = ZoneOffset.ofTotalSeconds((int) delta.duration().toSeconds());
      return new TimeZoneValue(
          offset, "UTC" + (offset.equals(ZoneOffset.UTC) ? "" : offset.getId()));
    }
    throw Failures.type("timezone() argument 1 must be datetime.timedelta");
  }
}
