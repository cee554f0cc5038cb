package dev.floe.jinja.datetime;

import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.python.PyFormatted;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.PyArithmetic;
import dev.floe.jinja.value.PyOrdered;
import dev.floe.jinja.value.Signature;
import java.time.Duration;
import java.time.LocalDate;
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
      case "isoformat" -> new Function(name, call -> str());
      case "ctime" -> new Function(name, call -> Strftime.format("%c", date.atStartOfDay(), null));
      case "timetuple" -> Parts.timeTuple(date.atStartOfDay(), -1);
      case "strftime" -> Parts.strftime(date.atStartOfDay(), null);
      case "replace" ->
          new Function(
              name, call -> replace(Signature.of(name, "year?", "month?", "day?").bind(call)));
      default -> Parts.of(date, name);
    };
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
