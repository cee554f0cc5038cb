package dev.floe.jinja.value;

import dev.floe.jinja.text.MappedText;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Maps values to Java objects that are equal exactly when Python's are equal as dict keys. */
public final class Keys {

  private static final double LONG_LIMIT = 0x1p63;

  private Keys() {}

  /** The key of a value; a TypeError if it is unhashable. */
  public static Object of(Object value) {
    return switch (value) {
      case String s -> s;
      case MappedText s -> s.toString();
      case Long n -> n;
      case Boolean b -> b ? 1L : 0L;
      case BigInteger n -> n;
      case Double d -> ofDouble(d);
      case BigDecimal d -> ofDecimal(d);
      case PyObject object -> object.hashKey();
      default -> throw Types.unsupported(value);
    };
  }

  private static Object ofDouble(double d) {
    if (d != Math.rint(d) || Double.isInfinite(d)) {
      return d;
    }
    if (Math.abs(d) < LONG_LIMIT) {
      return (long) d;
    }
    return new BigDecimal(d).toBigInteger();
  }

  private static Object ofDecimal(BigDecimal d) {
    BigDecimal stripped = d.stripTrailingZeros();
    if (stripped.scale() <= 0) {
      return Numbers.integer(stripped.toBigInteger());
    }
    double near = stripped.doubleValue();
    return new BigDecimal(near).compareTo(stripped) == 0 ? (Object) near : stripped;
  }
}
