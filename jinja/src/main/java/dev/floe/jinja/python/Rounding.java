package dev.floe.jinja.python;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.Types;
import dev.floe.jinja.value.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Python's {@code round}, {@code math.ceil} and {@code math.floor}. */
public final class Rounding {

  private static final int MAX_SCALE = 400;

  private Rounding() {}

  /** {@code round(value, precision)}: halves go to the even neighbour. */
  public static Object round(Object value, Object precision) {
    if (value instanceof Undefined || !Types.isNumber(value)) {
      throw new RenderException(
          Fault.TYPE, "type " + Types.name(value) + " doesn't define __round__ method");
    }
    if (!Numbers.isInteger(precision)) {
      throw new RenderException(
          Fault.TYPE, "'" + Types.name(precision) + "' object cannot be interpreted as an integer");
    }
    int scale = Math.clamp(Numbers.toIndex(precision), -MAX_SCALE, MAX_SCALE);
    if (Numbers.isInteger(value)) {
      return rounded(new BigDecimal(Numbers.big(value)), Math.min(scale, 0));
    }
    if (value instanceof BigDecimal d) {
      return d.setScale(scale, RoundingMode.HALF_EVEN);
    }
    double d = Numbers.toDouble(value);
    if (Double.isNaN(d) || Double.isInfinite(d) || d == 0) {
      return d;
    }
    double result = new BigDecimal(d).setScale(scale, RoundingMode.HALF_EVEN).doubleValue();
    return Math.copySign(result, d);
  }

  private static Object rounded(BigDecimal value, int scale) {
    BigInteger whole = value.setScale(scale, RoundingMode.HALF_EVEN).toBigInteger();
    return Numbers.integer(whole);
  }

  /** {@code math.ceil} or {@code math.floor}. */
  public static Object toInteger(Object value, boolean up) {
    if (Numbers.isInteger(value)) {
      return Numbers.integer(Numbers.big(value));
    }
    if (!Types.isNumber(value)) {
      throw new RenderException(Fault.TYPE, "must be real number, not " + Types.name(value));
    }
    if (value instanceof BigDecimal d) {
      RoundingMode mode = up ? RoundingMode.CEILING : RoundingMode.FLOOR;
      return Numbers.integer(d.setScale(0, mode).toBigInteger());
    }
    double d = Numbers.toDouble(value);
    return NumberMath.truncate(up ? Math.ceil(d) : Math.floor(d));
  }
}
