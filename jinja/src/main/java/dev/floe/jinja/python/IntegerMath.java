package dev.floe.jinja.python;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** Arithmetic of ints of any size. */
final class IntegerMath {

  private static final int MAX_BITS = 1 << 22;
  private static final int DOUBLE_DIGITS = 60;

  private IntegerMath() {}

  static Object add(Object x, Object y) {
    return Numbers.integer(Numbers.big(x).add(Numbers.big(y)));
  }

  static Object subtract(Object x, Object y) {
    if (x instanceof Long a && y instanceof Long b) {
      long rest = a - b;
      if (((a ^ b) & (a ^ rest)) >= 0) {
        return rest;
      }
    }
    return Numbers.integer(Numbers.big(x).subtract(Numbers.big(y)));
  }

  static Object multiply(Object x, Object y) {
    if (x instanceof Long a && y instanceof Long b) {
      long high = Math.multiplyHigh(a, b);
      long low = a * b;
      if (high == 0 && low >= 0 || high == -1 && low < 0) {
        return low;
      }
    }
    BigInteger a = Numbers.big(x);
    BigInteger b = Numbers.big(y);
    if ((long) a.bitLength() + b.bitLength() > MAX_BITS) {
      throw tooLarge();
    }
    return Numbers.integer(a.multiply(b));
  }

  static RenderException tooLarge() {
    return new RenderException(Fault.LIMIT, "an int of more than " + MAX_BITS + " bits");
  }

  static Object negate(Object x) {
    return Numbers.integer(Numbers.big(x).negate());
  }

  /** The float nearest to the exact quotient, also of ints that no float can hold. */
  static double divide(Object x, Object y) {
    BigInteger b = Numbers.big(y);
    if (b.signum() == 0) {
      throw new RenderException(Fault.ZERO_DIVISION, "division by zero");
    }
    BigInteger a = Numbers.big(x);
    if (a.bitLength() <= 53 && b.bitLength() <= 53) {
      return a.doubleValue() / b.doubleValue();
    }
    double quotient =
        new BigDecimal(a).divide(new BigDecimal(b), new MathContext(DOUBLE_DIGITS)).doubleValue();
    if (Double.isInfinite(quotient)) {
      throw new RenderException(Fault.OVERFLOW, "integer division result too large for a float");
    }
    return quotient;
  }

  static Object floorDivide(Object x, Object y) {
    if (x instanceof Long a && y instanceof Long b && b != 0 && b != -1) {
      return Math.floorDiv(a, b);
    }
    BigInteger divisor = Numbers.big(y);
    if (divisor.signum() == 0) {
      throw new RenderException(Fault.ZERO_DIVISION, "integer division or modulo by zero");
    }
    BigInteger[] parts = Numbers.big(x).divideAndRemainder(divisor);
    boolean adjust = parts[1].signum() != 0 && parts[1].signum() != divisor.signum();
    return Numbers.integer(adjust ? parts[0].subtract(BigInteger.ONE) : parts[0]);
  }

  static Object modulo(Object x, Object y) {
    if (x instanceof Long a && y instanceof Long b && b != 0) {
      return Math.floorMod(a, b);
    }
    BigInteger divisor = Numbers.big(y);
    if (divisor.signum() == 0) {
      throw new RenderException(Fault.ZERO_DIVISION, "integer modulo by zero");
    }
    BigInteger rest = Numbers.big(x).remainder(divisor);
    boolean adjust = rest.signum() != 0 && rest.signum() != divisor.signum();
    return Numbers.integer(adjust ? rest.add(divisor) : rest);
  }

  /** For exponents that are not below zero. */
  static Object power(Object x, Object y) {
    BigInteger base = Numbers.big(x);
    BigInteger exponent = Numbers.big(y);
    if (base.bitLength() <= 1 && base.signum() >= 0 || base.equals(BigInteger.ONE.negate())) {
      return trivialPower(base, exponent);
    }
    if (exponent.bitLength() > 31 || base.bitLength() * exponent.longValue() > MAX_BITS) {
      throw tooLarge();
    }
    return Numbers.integer(base.pow(exponent.intValueExact()));
  }

  private static Object trivialPower(BigInteger base, BigInteger exponent) {
    if (exponent.signum() == 0) {
      return 1L;
    }
    boolean even = !exponent.testBit(0);
    return base.signum() < 0 && even ? 1L : base.longValueExact();
  }
}
