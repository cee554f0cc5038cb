package dev.floe.jinja.datetime;

import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.python.PyFormatted;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.PyArithmetic;
import dev.floe.jinja.value.PyOrdered;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.Signature;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Python's {@code datetime.date}. */
public record PyDate(LocalDate date) implements PyArithmetic, PyOrdered, PyFormatted {

  @Override
  public String typeName() {
    return "datetime.date";
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "year" -> (long) date.getYear();
      case "month" -> (long) date.getMonthValue();
      case "day" -> (long) date.getDayOfMonth();
      case "weekday" -> new Function(name, call -> date.getDayOfWeek().getValue() - 1L);
      case "isoweekday" -> new Function(name, call -> (long) date.getDayOfWeek().getValue());
      case "isoformat" -> new Function(name, call -> str());
      case "toordinal" -> new Function(name, call -> date.toEpochDay() + 719_163);
      case "ctime" -> new Function(name, call -> Strftime.format("%c", date.atStartOfDay(), null));
      case "timetuple" -> new Function(name, call -> timeTuple(date.atStartOfDay(), -1));
      case "isocalendar" -> new Function(name, call -> isoCalendar(date));
      case "strftime" ->
          new Function(
              name,
              call ->
                  Strftime.format(
                      Arguments.text(
                          Signature.of(name, "format").bind(call)[0], name, "the format"),
                      date.atStartOfDay(),
                      null));
      case "replace" ->
          new Function(
              name, call -> replace(Signature.of(name, "year?", "month?", "day?").bind(call)));
      default -> null;
    };
  }

  static PyTuple isoCalendar(LocalDate date) {
    return PyTuple.of(
        (long) date.get(IsoFields.WEEK_BASED_YEAR),
        (long) date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
        (long) date.getDayOfWeek().getValue());
  }

  /** As {@code time.struct_time}, whose items are those of a tuple. */
  static PyTuple timeTuple(LocalDateTime time, long daylightSaving) {
    return PyTuple.of(
        (long) time.getYear(),
        (long) time.getMonthValue(),
        (long) time.getDayOfMonth(),
        (long) time.getHour(),
        (long) time.getMinute(),
        (long) time.getSecond(),
        time.getDayOfWeek().getValue() - 1L,
        (long) time.getDayOfYear(),
        daylightSaving);
  }

  private Object replace(@Nullable Object[] parts) {
    return of(
        Arguments.whole(parts[0], date.getYear()),
        Arguments.whole(parts[1], date.getMonthValue()),
        Arguments.whole(parts[2], date.getDayOfMonth()));
  }

  static PyDate of(long year, long month, long day) {
    return new PyDate(Fields.date(year, month, day));
  }

  @Override
  public List<String> attributeNames() {
    return List.of("year", "month", "day", "weekday", "isoweekday", "isoformat", "strftime");
  }

  @Override
  public @Nullable Object apply(String operator, Object other, boolean reflected) {
    if (other instanceof PyTimedelta delta) {
      long days = delta.days();
      return switch (operator) {
        case "+" -> new PyDate(Fields.inRange(date.plusDays(days)));
        case "-" -> reflected ? null : new PyDate(Fields.inRange(date.minusDays(days)));
        default -> null;
      };
    }
    if (operator.equals("-") && other instanceof PyDate day) {
      long days = date.toEpochDay() - day.date.toEpochDay();
      return PyTimedelta.of(Duration.ofDays(reflected ? -days : days));
    }
    return null;
  }

  @Override
  public OptionalInt compareTo(Object other) {
    if (other instanceof PyDateTime) {
      throw RenderException.typeError("can't compare datetime.datetime to datetime.date");
    }
    return other instanceof PyDate day
        ? OptionalInt.of(date.compareTo(day.date))
        : OptionalInt.empty();
  }

  @Override
  public boolean equalTo(Object other) {
    return equals(other);
  }

  @Override
  public String format(String spec) {
    return Strftime.format(spec, date.atStartOfDay(), null);
  }

  @Override
  public String str() {
    return date.toString();
  }

  @Override
  public String repr() {
    return "datetime.date("
        + date.getYear()
        + ", "
        + date.getMonthValue()
        + ", "
        + date.getDayOfMonth()
        + ")";
  }
}
