package dev.floe.dbt.python;

import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.PyArithmetic;
import dev.floe.jinja.value.PyOrdered;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Python's {@code datetime.timedelta}. */
record PyTimedelta(Duration duration) implements PyArithmetic, PyOrdered {

  private static final long SECONDS_A_DAY = 86_400;

  private long days() {
    return Math.floorDiv(duration.toSeconds(), SECONDS_A_DAY);
  }

  private long seconds() {
    return Math.floorMod(duration.toSeconds(), SECONDS_A_DAY);
  }

  private long microseconds() {
    return duration.toNanosPart() / 1000;
  }

  @Override
  public String typeName() {
    return "datetime.timedelta";
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "days" -> days();
      case "seconds" -> seconds();
      case "microseconds" -> microseconds();
      case "total_seconds" -> new Function(name, call -> duration.toNanos() / 1e9);
      default -> null;
    };
  }

  @Override
  public @Nullable Object apply(String operator, Object other, boolean reflected) {
    return switch (other) {
      case PyTimedelta delta -> {
        if (operator.equals("+")) {
          yield new PyTimedelta(duration.plus(delta.duration));
        }
        if (operator.equals("-")) {
          yield reflected
              ? new PyTimedelta(delta.duration.minus(duration))
              : new PyTimedelta(duration.minus(delta.duration));
        }
        yield null;
      }
      case Long factor ->
          switch (operator) {
            case "*" -> new PyTimedelta(duration.multipliedBy(factor));
            case "/", "//" -> reflected ? null : new PyTimedelta(duration.dividedBy(factor));
            default -> null;
          };
      default -> null;
    };
  }

  @Override
  public OptionalInt compareTo(Object other) {
    return other instanceof PyTimedelta delta
        ? OptionalInt.of(duration.compareTo(delta.duration))
        : OptionalInt.empty();
  }

  @Override
  public boolean equalTo(Object other) {
    return equals(other);
  }

  @Override
  public boolean isTrue() {
    return !duration.isZero();
  }

  @Override
  public String str() {
    long seconds = seconds();
    StringBuilder text = new StringBuilder();
    if (days() != 0) {
      text.append(days()).append(Math.abs(days()) == 1 ? " day, " : " days, ");
    }
    text.append(seconds / 3600)
        .append(String.format(":%02d:%02d", seconds / 60 % 60, seconds % 60));
    return microseconds() == 0
        ? text.toString()
        : text.append(String.format(".%06d", microseconds())).toString();
  }

  @Override
  public String repr() {
    return "datetime.timedelta(days="
        + days()
        + ", seconds="
        + seconds()
        + ", microseconds="
        + microseconds()
        + ")";
  }
}
