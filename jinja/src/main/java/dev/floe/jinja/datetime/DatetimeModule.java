package dev.floe.jinja.datetime;

import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyModule;
import dev.floe.jinja.value.PyType;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Types;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code datetime}: dates, times and differences of them. Local time is UTC. */
public final class DatetimeModule {

  private static final long[] MICROSECONDS = {
    86_400_000_000L, 1_000_000L, 1L, 1000L, 60_000_000L, 3_600_000_000L, 604_800_000_000L
  };

  private static final List<String> UNITS =
      List.of("days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks");

  private DatetimeModule() {}

  /** The module; {@code now} and {@code today} ask the clock. */
  public static PyModule module(InstantSource clock) {
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
    members.put("min", PyDateTime.of(new long[] {1, 1, 1, 0, 0, 0, 0}, Optional.empty()));
    members.put(
        "max", PyDateTime.of(new long[] {9999, 12, 31, 23, 59, 59, 999_999}, Optional.empty()));
    return new PyType("datetime.datetime", DatetimeModule::dateTime, members);
  }

  private static PyType date(InstantSource clock) {
    Map<String, Object> members = new LinkedHashMap<>();
    put(members, "today", call -> new PyDate(now(clock, null).time().toLocalDate()));
    put(members, "fromisoformat", DatetimeModule::dateFromIso);
    put(members, "fromordinal", DatetimeModule::fromOrdinal);
    members.put("min", PyDate.of(1, 1, 1));
    members.put("max", PyDate.of(9999, 12, 31));
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
        return new PyDateTime(isoDate(iso).atStartOfDay(), Optional.empty());
      }
      if (iso.matches(".*([+-]\\d\\d:?\\d\\d|Z)$")) {
        OffsetDateTime time = OffsetDateTime.parse(iso);
        return new PyDateTime(
            time.toLocalDateTime(), Optional.of(TimeZoneValue.of(time.getOffset())));
      }
      return new PyDateTime(LocalDateTime.parse(iso), Optional.empty());
    } catch (DateTimeException e) {
      throw RenderException.valueError("Invalid isoformat string: '" + text + "'");
    }
  }

  private static LocalDate isoDate(String text) {
    return text.matches("\\d{8}")
        ? LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
        : LocalDate.parse(text);
  }

  private static Object dateFromIso(Call call) {
    String text =
        Arguments.text(
            Signature.of("fromisoformat", "date_string").bind(call)[0],
            "fromisoformat",
            "argument");
    try {
      return new PyDate(isoDate(text));
    } catch (DateTimeException e) {
      throw RenderException.valueError("Invalid isoformat string: '" + text + "'");
    }
  }

  private static Object fromOrdinal(Call call) {
    long day = Arguments.whole(Signature.of("fromordinal", "n").bind(call)[0], 0);
    return new PyDate(Fields.inRange(LocalDate.ofEpochDay(day - 719_163)));
  }

  private static Object fromTimestamp(Call call) {
    @Nullable Object[] args = Signature.of("fromtimestamp", "timestamp", "tz?").bind(call);
    if (!(args[0] instanceof Number seconds)) {
      throw RenderException.typeError("fromtimestamp() takes a number");
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
    throw RenderException.typeError("combine() takes a date and a time");
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
      parts[i] = Arguments.whole(args[i], 0);
    }
    return PyDateTime.of(
        parts, args[7] instanceof TimeZoneValue zone ? Optional.of(zone) : Optional.empty());
  }

  private static Object date(Call call) {
    @Nullable Object[] args = Signature.of("date", "year", "month", "day").bind(call);
    return PyDate.of(
        Arguments.whole(args[0], 0), Arguments.whole(args[1], 0), Arguments.whole(args[2], 0));
  }

  private static Object time(Call call) {
    @Nullable Object[] args =
        Signature.of("time", "hour?", "minute?", "second?", "microsecond?").bind(call);
    return new PyTime(
        Fields.time(
            Arguments.whole(args[0], 0),
            Arguments.whole(args[1], 0),
            Arguments.whole(args[2], 0),
            Arguments.whole(args[3], 0)));
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
    BigDecimal micros = BigDecimal.ZERO;
    for (int i = 0; i < args.length; i++) {
      BigDecimal unit = BigDecimal.valueOf(MICROSECONDS[i]);
      switch (args[i]) {
        case null -> {}
        case Double count -> micros = micros.add(new BigDecimal(count).multiply(unit));
        case Object count when Numbers.isInteger(count) ->
            micros = micros.add(new BigDecimal(Numbers.big(count)).multiply(unit));
        default ->
            throw RenderException.typeError(
                "unsupported type for timedelta "
                    + UNITS.get(i)
                    + " component: "
                    + Types.name(args[i]));
      }
    }
    return PyTimedelta.rounded(micros);
  }

  private static Object timezone(Call call) {
    @Nullable Object[] args = Signature.of("timezone", "offset", "name?").bind(call);
    if (args[0] instanceof PyTimedelta delta) {
      ZoneOffset offset = ZoneOffset.ofTotalSeconds((int) delta.duration().toSeconds());
      String name = "UTC" + (offset.equals(ZoneOffset.UTC) ? "" : offset.getId());
      return new TimeZoneValue(
          offset, args[1] == null ? name : Arguments.text(args[1], "timezone", "name"));
    }
    throw RenderException.typeError("timezone() argument 1 must be datetime.timedelta");
  }
}
