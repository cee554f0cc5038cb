package dev.floe.jinja.python;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.text.Whitespace;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import dev.floe.jinja.value.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** Python's {@code int()} and {@code float()}. */
public final class Conversions {

  private static final int MAX_DIGITS = 4300;
  private static final Pattern FLOAT =
      Pattern.compile("[+-]?(\\d(_?\\d)*\\.?(\\d(_?\\d)*)?|\\.\\d(_?\\d)*)([eE][+-]?\\d(_?\\d)*)?");
  private static final Pattern SPECIAL =
      Pattern.compile("[+-]?(inf|infinity|nan)", Pattern.CASE_INSENSITIVE);

  private Conversions() {}

  /** {@code int(value)}. */
  public static Object toInt(Object value) {
    if (Numbers.isInteger(value)) {
      return Numbers.integer(Numbers.big(value));
    }
    return switch (value) {
      case Double d -> NumberMath.truncate(d);
      case BigDecimal d -> Numbers.integer(d.toBigInteger());
      case Undefined undefined -> throw undefined.failure();
      default -> {
        if (Types.isString(value)) {
          yield toInt(value, 10);
        }
        throw new RenderException(
            Fault.TYPE,
            "int() argument must be a string, a bytes-like object or a real number, not '"
                + Types.name(value)
                + "'");
      }
    };
  }

  /** {@code int(text, base)}. */
  public static Object toInt(Object text, int base) {
    if (base != 0 && (base < 2 || base > 36)) {
      throw new RenderException(Fault.VALUE, "int() base must be >= 2 and <= 36, or 0");
    }
    String digits = strip(Texts.str(text));
    boolean signed = digits.startsWith("-") || digits.startsWith("+");
    boolean negative = digits.startsWith("-");
    String rest = signed ? digits.substring(1) : digits;
    int prefix = prefixBase(rest);
    int radix = base == 0 ? (prefix == 0 ? 10 : prefix) : base;
    if (prefix == radix && prefix != 0) {
      rest = rest.substring(2);
      rest = rest.startsWith("_") ? rest.substring(1) : rest;
    }
    BigInteger value = parse(rest, radix, text, base);
    if (base == 0 && prefix == 0 && value.signum() != 0 && rest.startsWith("0")) {
      throw invalid(text, base);
    }
    return Numbers.integer(negative ? value.negate() : value);
  }

  private static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && Whitespace.is(text.charAt(from))) {
      from++;
    }
    while (to > from && Whitespace.is(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static int prefixBase(String digits) {
    String start = digits.length() < 2 ? "" : digits.substring(0, 2).toLowerCase(Locale.ROOT);
    return switch (start) {
      case "0x" -> 16;
      case "0o" -> 8;
      case "0b" -> 2;
      default -> 0;
    };
  }

  private static BigInteger parse(String digits, int radix, Object text, int base) {
    if (digits.isEmpty()
        || digits.startsWith("_")
        || digits.endsWith("_")
        || digits.contains("__")
        || digits.codePoints().anyMatch(c -> c != '_' && Character.digit(c, radix) < 0)) {
      throw invalid(text, base);
    }
    if (digits.length() > MAX_DIGITS && Integer.bitCount(radix) != 1) {
      throw new RenderException(
          Fault.VALUE,
          "Exceeds the limit (4300 digits) for integer string conversion: value has "
              + digits.length()
              + " digits; use sys.set_int_max_str_digits() to increase the limit");
    }
    return new BigInteger(digits.replace("_", ""), radix);
  }

  private static RenderException invalid(Object text, int base) {
    return new RenderException(
        Fault.VALUE, "invalid literal for int() with base " + base + ": " + Texts.repr(text));
  }

  /** {@code float(value)}. */
  public static Object toFloat(Object value) {
    if (Types.isNumber(value)) {
      return Numbers.toDouble(value);
    }
    if (value instanceof Undefined undefined) {
      throw undefined.failure();
    }
    if (!Types.isString(value)) {
      throw new RenderException(
          Fault.TYPE,
          "float() argument must be a string or a real number, not '" + Types.name(value) + "'");
    }
    String text = strip(Texts.str(value));
    if (FLOAT.matcher(text).matches()) {
      return Double.parseDouble(text.replace("_", ""));
    }
    if (SPECIAL.matcher(text).matches()) {
      double size =
          text.toLowerCase(Locale.ROOT).endsWith("nan") ? Double.NaN : Double.POSITIVE_INFINITY;
      return text.startsWith("-") ? -size : size;
    }
    throw new RenderException(
        Fault.VALUE, "could not convert string to float: " + Texts.repr(Texts.str(value)));
  }
}
