package dev.floe.jinja.datetime;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.PyArithmetic;
import dev.floe.jinja.value.PyOrdered;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Python's {@code datetime.timedelta}: a number of microseconds. */
record PyTimedelta(BigInteger micros) implements PyArithmetic, PyOrdered {

  private static final BigInteger SECOND = BigInteger.valueOf(1_000_000);
  private static final BigInteger DAY = BigInteger.valueOf(86_400_000_000L);
  private static final long MOST_DAYS = 999_999_999;

  PyTimedelta {
    BigInteger days = floor(micros, DAY);
    if (days.abs().compareTo(BigInteger.valueOf(MOST_DAYS)) > 0) {
      throw new RenderException(
          Fault.OVERFLOW, "days=" + days + "; must have magnitude <= " + MOST_DAYS);
    }
  }

  static PyTimedelta of(Duration duration) {
    return new PyTimedelta(
        BigInteger.valueOf(duration.getSeconds())
            .multiply(SECOND)
            .add(BigInteger.valueOf(duration.getNano() / 1000)));
  }

  /** To the nearest microsecond, half to even. */
  static PyTimedelta rounded(BigDecimal micros) {
    return new PyTimedelta(micros.setScale(0, RoundingMode.HALF_EVEN).toBigInteger());
  }

  Duration duration() {
    BigInteger[] parts = micros.divideAndRemainder(SECOND);
    return Duration.ofSeconds(parts[0].longValue(), parts[1].longValue() * 1000);
  }

  private static BigInteger floor(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    return parts[1].signum() != 0 && parts[1].signum() != b.signum()
        ? parts[0].subtract(BigInteger.ONE)
        : parts[0];
  }

  long days() {
    return floor(micros, DAY).longValue();
  }

  private long inDay() {
    return micros.mod(DAY).longValue();
  }

  private long seconds() {
    return inDay() / 1_000_000;
  }

  private long microseconds() {
    return inDay() % 1_000_000;
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
      case "total_seconds" -> new Function(name, call -> ratio(micros, SECOND));
      default -> null;
    };
  }

  @Override
  public List<String> attributeNames() {
    return List.of("days", "seconds", "microseconds", "total_seconds");
  }

  private static double ratio(BigInteger a, BigInteger b) {
    return new BigDecimal(a)
        .divide(new BigDecimal(b), java.math.MathContext.DECIMAL128)
        .doubleValue();
  }

  @Override
  public @Nullable Object apply(String operator, Object other, boolean reflected) {
    if (operator.equals("-x")) {
      return new PyTimedelta(micros.negate());
    }
    if (operator.equals("+x")) {
      return this;
    }
    if (other instanceof PyTimedelta that) {
      return reflected ? that.with(operator, this) : with(operator, that);
    }
    if (Numbers.isInteger(other)) {
      return withInteger(operator, Numbers.big(other), reflected);
    }
    return other instanceof Double factor ? withFloat(operator, factor, reflected) : null;
  }

  private @Nullable Object with(String operator, PyTimedelta that) {
    return switch (operator) {
      case "+" -> new PyTimedelta(micros.add(that.micros));
      case "-" -> new PyTimedelta(micros.subtract(that.micros));
      case "/" -> {
        requireNonZero(that.micros, "division by zero");
        yield ratio(micros, that.micros);
      }
      case "//" -> {
        requireNonZero(that.micros, "integer division or modulo by zero");
        yield Numbers.integer(floor(micros, that.micros));
      }
      case "%" -> {
        requireNonZero(that.micros, "integer division or modulo by zero");
        yield new PyTimedelta(micros.subtract(floor(micros, that.micros).multiply(that.micros)));
      }
      default -> null;
    };
  }

  private static void requireNonZero(BigInteger divisor, String message) {
    if (divisor.signum() == 0) {
      throw new RenderException(Fault.ZERO_DIVISION, message);
    }
  }

  private @Nullable Object withInteger(String operator, BigInteger number, boolean reflected) {
    if (operator.equals("*")) {
      return new PyTimedelta(micros.multiply(number));
    }
    if (reflected || !operator.equals("/") && !operator.equals("//")) {
      return null;
    }
    requireNonZero(number, "integer division or modulo by zero");
    return operator.equals("//")
        ? new PyTimedelta(floor(micros, number))
        : new PyTimedelta(
            new BigDecimal(micros)
                .divide(new BigDecimal(number), 0, RoundingMode.HALF_EVEN)
                .toBigInteger());
  }

  private @Nullable Object withFloat(String operator, double number, boolean reflected) {
    if (operator.equals("*")) {
      return rounded(new BigDecimal(micros).multiply(new BigDecimal(number)));
    }
    if (reflected || !operator.equals("/")) {
      return null;
    }
    if (number == 0) {
      throw new RenderException(Fault.ZERO_DIVISION, "integer division or modulo by zero");
    }
    return new PyTimedelta(
        new BigDecimal(micros)
            .divide(new BigDecimal(number), 0, RoundingMode.HALF_EVEN)
            .toBigInteger());
  }

  @Override
  public OptionalInt compareTo(Object other) {
    return other instanceof PyTimedelta delta
        ? OptionalInt.of(micros.compareTo(delta.micros))
        : OptionalInt.empty();
  }

  @Override
  public boolean equalTo(Object other) {
    return equals(other);
  }

  @Override
  public boolean isTrue() {
    return micros.signum() != 0;
  }

  @Override
  public String str() {
    long seconds = seconds();
    String days = days() == 0 ? "" : days() + (Math.abs(days()) == 1 ? " day, " : " days, ");
    String clock =
        String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    String rest = microseconds() == 0 ? "" : String.format(Locale.ROOT, ".%06d", microseconds());
    return days + clock + rest;
  }

  @Override
  public String repr() {
    List<String> parts = new ArrayList<>();
    if (days() != 0) {
      parts.add("days=" + days());
    }
    if (seconds() != 0) {
      parts.add("seconds=" + seconds());
    }
    if (microseconds() != 0) {
      parts.add("microseconds=" + microseconds());
    }
    return "datetime.timedelta(" + (parts.isEmpty() ? "0" : String.join(", ", parts)) + ")";
  }
}
