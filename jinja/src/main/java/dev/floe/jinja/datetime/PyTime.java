package dev.floe.jinja.datetime;

import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.python.PyFormatted;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyOrdered;
import dev.floe.jinja.value.Signature;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Python's {@code datetime.time}. */
record PyTime(LocalTime time) implements PyOrdered, PyFormatted {

  @Override
  public String typeName() {
    return "datetime.time";
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "tzinfo" -> None.NONE;
      case "replace" -> new Function(name, this::replace);
      case "isoformat" ->
          new Function(
              name,
              call -> {
                @Nullable Object timespec = Signature.of(name, "timespec?").bind(call)[0];
                return clock(
                    time, timespec == null ? "auto" : Arguments.text(timespec, name, "timespec"));
              });
      case "strftime" -> Parts.strftime(onSomeDay(), null);
      default -> Parts.of(time, name);
    };
  }

  private Object replace(Call call) {
    @Nullable Object[] parts =
        Signature.of("replace", "hour?", "minute?", "second?", "microsecond?").bind(call);
    return new PyTime(
        Fields.time(
            Arguments.whole(parts[0], time.getHour()),
            Arguments.whole(parts[1], time.getMinute()),
            Arguments.whole(parts[2], time.getSecond()),
            Arguments.whole(parts[3], Parts.microsecond(time))));
  }

  /** The day that Python takes where a format asks a time for one. */
  private LocalDateTime onSomeDay() {
    return LocalDate.of(1900, 1, 1).atTime(time);
  }

  @Override
  public OptionalInt compareTo(Object other) {
    return other instanceof PyTime that
        ? OptionalInt.of(time.compareTo(that.time))
        : OptionalInt.empty();
  }

  @Override
  public boolean equalTo(Object other) {
    return equals(other);
  }

  @Override
  public String format(String spec) {
    return Strftime.format(spec, onSomeDay(), null);
  }

  @Override
  public String str() {
    return clock(time, "auto");
  }

  @Override
  public String repr() {
    long micros = Parts.microsecond(time);
    return "datetime.time("
        + time.getHour()
        + ", "
        + time.getMinute()
        + (time.getSecond() == 0 && micros == 0 ? "" : ", " + time.getSecond())
        + (micros == 0 ? "" : ", " + micros)
        + ")";
  }

  /** A time of day in as many parts as Python's {@code timespec} says. */
  static String clock(LocalTime time, String timespec) {
    long micros = Parts.microsecond(time);
    String pattern =
        switch (timespec) {
          case "auto" -> micros == 0 ? "HH:mm:ss" : "HH:mm:ss.SSSSSS";
          case "hours" -> "HH";
          case "minutes" -> "HH:mm";
          case "seconds" -> "HH:mm:ss";
          case "milliseconds" -> "HH:mm:ss.SSS";
          case "microseconds" -> "HH:mm:ss.SSSSSS";
          default -> throw RenderException.valueError("Unknown timespec value");
        };
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
  }
}
