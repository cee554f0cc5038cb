package dev.floe.dbt.python;

import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.PyOrdered;
import dev.floe.jinja.value.Signature;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Python's {@code datetime.time}. */
record PyTime(LocalTime time) implements PyOrdered {

  @Override
  public String typeName() {
    return "datetime.time";
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "hour" -> (long) time.getHour();
      case "minute" -> (long) time.getMinute();
      case "second" -> (long) time.getSecond();
      case "microsecond" -> (long) time.get(ChronoField.MICRO_OF_SECOND);
      case "isoformat" -> new Function(name, call -> str());
      case "strftime" ->
          new Function(
              name,
              call ->
                  Strftime.format(
                      Arguments.text(
                          Signature.of(name, "format").bind(call)[0], name, "the format"),
                      LocalDate.of(1900, 1, 1).atTime(time),
                      null));
      default -> null;
    };
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
  public String str() {
    return Strftime.format(
        time.get(ChronoField.MICRO_OF_SECOND) == 0 ? "%H:%M:%S" : "%H:%M:%S.%f",
        LocalDate.of(1900, 1, 1).atTime(time),
        null);
  }
}
