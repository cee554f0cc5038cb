package dev.floe.jinja.python;

import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.Numbers;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The attributes of numbers that templates have a use for. */
final class NumberMethods {

  private NumberMethods() {}

  static @Nullable Object attribute(Object value, String name) {
    if (Numbers.isInteger(value)) {
      return ofInteger(value, name);
    }
    return value instanceof Double d ? ofFloat(d, name) : null;
  }

  private static @Nullable Object ofInteger(Object value, String name) {
    BigInteger big = Numbers.big(value);
    return switch (name) {
      case "real", "numerator" -> Numbers.integer(big);
      case "imag" -> 0L;
      case "denominator" -> 1L;
      case "bit_length" -> new Function(name, call -> (long) big.abs().bitLength());
      case "bit_count" -> new Function(name, call -> (long) big.abs().bitCount());
      case "conjugate" -> new Function(name, call -> Numbers.integer(big));
      default -> null;
    };
  }

  private static @Nullable Object ofFloat(double value, String name) {
    return switch (name) {
      case "real" -> value;
      case "imag" -> 0.0;
      case "conjugate" -> new Function(name, call -> value);
      case "is_integer" ->
          new Function(name, call -> value == Math.rint(value) && !Double.isInfinite(value));
      default -> null;
    };
  }
}
