package dev.floe.jinja.datetime;

import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.python.PyFormatted;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyArithmetic;
import dev.floe.jinja.value.PyOrdered;
import dev.floe.jinja.value.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Python's {@code datetime.datetime}, to the microsecond, with or without a time zone. */
public record PyDateTime(LocalDateTime time, Optional<TimeZoneValue> zone)
    implements PyArithmetic, PyOrdered, PyFormatted {

  /** An instant in UTC, as templates see it. */
  public static PyDateTime utc(Instant instant) {
    return new PyDateTime(
        LocalDateTime.ofInstant(instant, ZoneOffset.UTC), Optional.of(TimeZoneValue.UTC));
  }

  @Override
  public String typeName() {
    return "datetime.datetime";
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "tzinfo" -> zone.isPresent() ? zone.get() : None.NONE;
      case "date" -> new Function(name, call -> new PyDate(time.toLocalDate()));
      case "time" -> new Function(name, call -> new PyTime(time.toLocalTime()));
      case "ctime" -> new Function(name, call -> Strftime.format("%c", time, null));
      case "timetuple" -> Parts.timeTuple(time, zone.isEmpty() ? -1 : 0);
      case "tzname" ->
          new Function(
              name, call -> zone.isEmpty() ? None.NONE : Strftime.format("%Z", time, zone.get()));
      case "timestamp" -> new Function(name, call -> timestamp());
      case "utcoffset" ->
          new Function(
              name,
              call ->
                  zone.isEmpty()
                      ? None.NONE
                      : PyTimedelta.of(Duration.ofSeconds(offset().getTotalSeconds())));
      case "isoformat" ->
          new Function(name, call -> isoformat(Signature.of(name, "sep?", "timespec?").bind(call)));
      case "strftime" -> Parts.strftime(time, zone.orElse(null));
      case "astimezone" ->
          new Function(name, call -> astimezone(Signature.of(name, "tz?").bind(call)[0]));
      case "replace" ->
          new Function(
              name,
              call ->
                  replace(
                      Signature.of(
                              name,
                              "year?",
                              "month?",
                              "day?",
                              "hour?",
                              "minute?",
                              "second?",
                              "microsecond?",
                              "tzinfo?")
                          .bind(call)));
      default -> part(name);
    };
  }

  private @Nullable Object part(String name) {
    Object ofDate = Parts.of(time.toLocalDate(), name);
    return ofDate != null ? ofDate : Parts.of(time.toLocalTime(), name);
  }

  @Override
  public List<String> attributeNames() {
    return List.of(
        "year",
        "month",
        "day",
        "hour",
        "minute",
        "second",
        "microsecond",
        "date",
        "strftime",
        "isoformat",
        "astimezone",
        "replace",
        "weekday",
        "timestamp");
  }

  private long microsecond() {
    return Parts.microsecond(time.toLocalTime());
  }

  private ZoneOffset offset() {
    return zone.map(z -> z.zone().getRules().getOffset(time)).orElse(ZoneOffset.UTC);
  }

  private Instant instant() {
    return time.toInstant(offset());
  }

  private double timestamp() {
    Instant instant = instant();
    return instant.getEpochSecond() + instant.getNano() / 1e9;
  }

  private String clock() {
    return PyTime.clock(time.toLocalTime(), "auto");
  }

  private String isoformat(@Nullable Object[] args) {
    String separator = args[0] == null ? "T" : Arguments.text(args[0], "isoformat", "sep");
    String timespec = args[1] == null ? "auto" : Arguments.text(args[1], "isoformat", "timespec");
    return time.toLocalDate()
        + separator
        + PyTime.clock(time.toLocalTime(), timespec)
        + offsetText(":");
  }

  /** The offset as {@code +hh:mm}; empty for a naive time. */
  String offsetText(String colon) {
    if (zone.isEmpty()) {
      return "";
    }
    int seconds = offset().getTotalSeconds();
    int minutes = Math.abs(seconds) / 60;
    return (seconds < 0 ? "-" : "+")
        + String.format("%02d", minutes / 60)
        + colon
        + String.format("%02d", minutes % 60);
  }

  PyDateTime in(TimeZoneValue other) {
    return new PyDateTime(LocalDateTime.ofInstant(instant(), other.zone()), Optional.of(other));
  }

  private PyDateTime astimezone(@Nullable Object tz) {
    if (Arguments.absent(tz)) {
      return in(TimeZoneValue.UTC);
    }
    if (tz instanceof TimeZoneValue other) {
      return in(other);
    }
    throw RenderException.typeError("tz argument must be an instance of tzinfo");
  }

  private PyDateTime replace(@Nullable Object[] parts) {
    Optional<TimeZoneValue> tz =
        switch (parts[7]) {
          case null -> zone;
          case TimeZoneValue other -> Optional.of(other);
          default -> Optional.empty();
        };
    return of(
        new long[] {
          Arguments.whole(parts[0], time.getYear()),
          Arguments.whole(parts[1], time.getMonthValue()),
          Arguments.whole(parts[2], time.getDayOfMonth()),
          Arguments.whole(parts[3], time.getHour()),
          Arguments.whole(parts[4], time.getMinute()),
          Arguments.whole(parts[5], time.getSecond()),
          Arguments.whole(parts[6], microsecond())
        },
        tz);
  }

  /** Year, month, day, hour, minute, second, microsecond. */
  static PyDateTime of(long[] parts, Optional<TimeZoneValue> zone) {
    return new PyDateTime(
        LocalDateTime.of(
            Fields.date(parts[0], parts[1], parts[2]),
            Fields.time(parts[3], parts[4], parts[5], parts[6])),
        zone);
  }

  @Override
  public @Nullable Object apply(String operator, Object other, boolean reflected) {
    if (other instanceof PyTimedelta delta) {
      return switch (operator) {
        case "+" -> new PyDateTime(Fields.inRange(time.plus(delta.duration())), zone);
        case "-" ->
            reflected ? null : new PyDateTime(Fields.inRange(time.minus(delta.duration())), zone);
        default -> null;
      };
    }
    if (operator.equals("-") && other instanceof PyDateTime that) {
      requireSameKind(that, "subtract");
      Duration between = Duration.between(that.instant(), instant());
      return PyTimedelta.of(reflected ? between.negated() : between);
    }
    return null;
  }

  private void requireSameKind(PyDateTime that, String verb) {
    if (zone.isPresent() != that.zone.isPresent()) {
      throw RenderException.typeError("can't " + verb + " offset-naive and offset-aware datetimes");
    }
  }

  @Override
  public OptionalInt compareTo(Object other) {
    if (other instanceof PyDate) {
      throw RenderException.typeError("can't compare datetime.datetime to datetime.date");
    }
    if (!(other instanceof PyDateTime that)) {
      return OptionalInt.empty();
    }
    requireSameKind(that, "compare");
    return OptionalInt.of(instant().compareTo(that.instant()));
  }

  @Override
  public boolean equalTo(Object other) {
    return other instanceof PyDateTime that
        && zone.isPresent() == that.zone.isPresent()
        && instant().equals(that.instant());
  }

  @Override
  public Object hashKey() {
    return zone.isPresent() ? instant() : time;
  }

  @Override
  public String format(String spec) {
    return Strftime.format(spec, time, zone.orElse(null));
  }

  @Override
  public String str() {
    return time.toLocalDate() + " " + clock() + offsetText(":");
  }

  @Override
  public String repr() {
    return "datetime.datetime("
        + String.join(
            ", ",
            List.of(
                Integer.toString(time.getYear()),
                Integer.toString(time.getMonthValue()),
                Integer.toString(time.getDayOfMonth()),
                Integer.toString(time.getHour()),
                Integer.toString(time.getMinute())))
        + (time.getSecond() == 0 && microsecond() == 0 ? "" : ", " + time.getSecond())
        + (microsecond() == 0 ? "" : ", " + microsecond())
        + zone.map(z -> ", tzinfo=" + z.repr()).orElse("")
        + ")";
  }
}
