package dev.floe.jinja.python;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.Types;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** Arithmetic of numbers of all kinds: ints, floats, decimals. */
final class NumberMath {

  /** The precision of Python's default decimal context. */
  private static final MathContext DECIMAL = new MathContext(28, java.math.RoundingMode.HALF_EVEN);

  private NumberMath() {}

  private static boolean integers(Object x, Object y) {
    return Numbers.isInteger(x) && Numbers.isInteger(y);
  }

  /** Whether both are decimals or ints; a TypeError if a decimal meets a float. */
  private static boolean decimals(String operator, Object x, Object y) {
    if (!(x instanceof BigDecimal) && !(y instanceof BigDecimal)) {
      return false;
    }
    if (x instanceof Double || y instanceof Double) {
      throw new RenderException(
          Fault.TYPE,
          "unsupported operand type(s) for "
              + operator
              + ": '"
              + Types.name(x)
              + "' and '"
              + Types.name(y)
              + "'");
    }
    return true;
  }

  private static BigDecimal decimal(Object value) {
    return value instanceof BigDecimal d ? d : new BigDecimal(Numbers.big(value));
  }

  static Object add(Object x, Object y) {
    if (integers(x, y)) {
      return IntegerMath.add(x, y);
    }
    return decimals("+", x, y)
        ? (Object) decimal(x).add(decimal(y), DECIMAL)
        : Numbers.toDouble(x) + Numbers.toDouble(y);
  }

  static Object subtract(Object x, Object y) {
    if (integers(x, y)) {
      return IntegerMath.subtract(x, y);
    }
    return decimals("-", x, y)
        ? (Object) decimal(x).subtract(decimal(y), DECIMAL)
        : Numbers.toDouble(x) - Numbers.toDouble(y);
  }

  static Object multiply(Object x, Object y) {
    if (integers(x, y)) {
      return IntegerMath.multiply(x, y);
    }
    return decimals("*", x, y)
        ? (Object) decimal(x).multiply(decimal(y), DECIMAL)
        : Numbers.toDouble(x) * Numbers.toDouble(y);
  }

  static Object divide(Object x, Object y) {
    if (integers(x, y)) {
      return IntegerMath.divide(x, y);
    }
    if (decimals("/", x, y)) {
      if (decimal(y).signum() == 0) {
        throw new RenderException(Fault.ZERO_DIVISION, "[<class 'decimal.DivisionByZero'>]");
      }
      return decimal(x).divide(decimal(y), DECIMAL);
    }
    return Numbers.toDouble(x) / nonZero(y, "float division by zero");
  }

  private static double nonZero(Object y, String message) {
    double divisor = Numbers.toDouble(y);
    if (divisor == 0) {
      throw new RenderException(Fault.ZERO_DIVISION, message);
    }
    return divisor;
  }

  static Object floorDivide(Object x, Object y) {
    if (integers(x, y)) {
      return IntegerMath.floorDivide(x, y);
    }
    if (decimals("//", x, y)) {
      if (decimal(y).signum() == 0) {
        throw new RenderException(Fault.ZERO_DIVISION, "[<class 'decimal.DivisionByZero'>]");
      }
      return decimal(x).divideToIntegralValue(decimal(y), DECIMAL);
    }
    double a = Numbers.toDouble(x);
    double b = nonZero(y, "float floor division by zero");
    double rest = remainder(a, b);
    double quotient = (a - rest) / b;
    if (quotient == 0) {
      return Math.copySign(0.0, a / b);
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
  }

  static Object modulo(Object x, Object y) {
    if (integers(x, y)) {
      return IntegerMath.modulo(x, y);
    }
    if (decimals("%", x, y)) {
      return decimal(x).remainder(decimal(y), DECIMAL);
    }
    return remainder(Numbers.toDouble(x), nonZero(y, "float modulo"));
  }

  /** The remainder with the divisor's sign. */
  private static double remainder(double a, double b) {
    double rest = a % b;
    if (rest == 0) {
      return Math.copySign(0.0, b);
    }
    return rest < 0 != b < 0 ? rest + b : rest;
  }

  static Object power(Object x, Object y) {
    if (integers(x, y) && Numbers.big(y).signum() >= 0) {
      return IntegerMath.power(x, y);
    }
    if (decimals("** or pow()", x, y)) {
      return decimal(x).pow(decimal(y).intValueExact(), DECIMAL);
    }
    double base = Numbers.toDouble(x);
    double exponent = Numbers.toDouble(y);
    if (base == 0 && exponent < 0) {
      throw new RenderException(Fault.ZERO_DIVISION, "0.0 cannot be raised to a negative power");
    }
    if (base < 0 && exponent != Math.rint(exponent)) {
      throw new RenderException(
          Fault.VALUE, "a negative number to a fractional power is a complex number");
    }
    double result = base == 1 ? 1 : Math.pow(base, exponent);
    if (Double.isInfinite(result) && !Double.isInfinite(base) && !Double.isInfinite(exponent)) {
      throw new RenderException(Fault.OVERFLOW, "(34, 'Numerical result out of range')");
    }
    return result;
  }

  /** Python's {@code int()} of a float. */
  static Object truncate(double d) {
    if (Double.isNaN(d)) {
      throw new RenderException(Fault.VALUE, "cannot convert float NaN to integer");
    }
    if (Double.isInfinite(d)) {
      throw new RenderException(Fault.OVERFLOW, "cannot convert float infinity to integer");
    }
    BigInteger whole = new BigDecimal(d).toBigInteger();
    return Numbers.integer(whole);
  }
}
