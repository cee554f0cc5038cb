package dev.floe.jinja.value;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Conversions between the representations of numbers. An int is a Long whenever it fits in one. */
public final class Numbers {

  private static final int LONG_BITS = 63;

  private Numbers() {}

  /** An int in its one representation. */
  public static Object integer(BigInteger value) {
    return value.bitLength() <= LONG_BITS ? (Object) value.longValue() : value;
  }

  /** Whether it is an int or a bool. */
  public static boolean isInteger(Object value) {
    return value instanceof Long || value instanceof Boolean || value instanceof BigInteger;
  }

  /** The int behind a value of which {@link #isInteger} holds. */
  public static BigInteger big(Object value) {
    return switch (value) {
      case Long n -> BigInteger.valueOf(n);
      case Boolean b -> b ? BigInteger.ONE : BigInteger.ZERO;
      case BigInteger n -> n;
      default -> throw Types.unsupported(value);
    };
  }

  /** The float nearest to a number; an OverflowError where an int is too large. */
  public static double toDouble(Object value) {
    return switch (value) {
      case Long n -> (double) n;
      case Double d -> d;
      case Boolean b -> b ? 1.0 : 0.0;
      case BigDecimal d -> d.doubleValue();
      case BigInteger n -> fromBig(n);
      default -> throw Types.unsupported(value);
    };
  }

  private static double fromBig(BigInteger n) {
    double d = n.doubleValue();
    if (Double.isInfinite(d)) {
      throw new RenderException(Fault.OVERFLOW, "int too large to convert to float");
    }
    return d;
  }

  /** The exact decimal of a finite number. */
  static BigDecimal decimal(Object value) {
    return switch (value) {
      case Double d -> new BigDecimal(d);
      case BigDecimal d -> d;
      default -> new BigDecimal(big(value));
    };
  }

  /** An index or count: saturates far outside of any real size. */
  public static int toIndex(Object value) {
    return switch (value) {
      case Long n -> Math.clamp(n, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case Boolean b -> b ? 1 : 0;
      case BigInteger n -> n.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
      default ->
          throw new RenderException(
              Fault.TYPE, "'" + Types.name(value) + "' object cannot be interpreted as an integer");
    };
  }
}
