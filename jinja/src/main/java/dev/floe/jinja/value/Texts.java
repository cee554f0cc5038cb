package dev.floe.jinja.value;

import dev.floe.jinja.text.MappedText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Python's {@code str} and {@code repr} of values. */
public final class Texts {

  private static final int MAX_PLAIN_EXPONENT = 16;
  private static final int MIN_PLAIN_EXPONENT = -4;

  private Texts() {}

  /** {@code str(value)}, without a map. */
  public static String str(Object value) {
    return switch (value) {
      case String s -> s;
      case MappedText s -> s.toString();
      case Long n -> Long.toString(n);
      case Boolean b -> b ? "True" : "False";
      case Double d -> floatRepr(d);
      case BigInteger n -> n.toString();
      case BigDecimal d -> decimalText(d);
      case PyObject object -> object.str();
      default -> throw Types.unsupported(value);
    };
  }

  /** {@code repr(value)}. */
  public static String repr(Object value) {
    return switch (value) {
      case String s -> quoted(s);
      case MappedText s -> quoted(s.toString());
      case BigDecimal d -> "Decimal('" + decimalText(d) + "')";
      case PyObject object -> object.repr();
      default -> str(value);
    };
  }

  private static String decimalText(BigDecimal d) {
    return d.toString();
  }

  /** The shortest digits that read back as the same float, in Python's notation. */
  public static String floatRepr(double d) {
    if (Double.isNaN(d)) {
      return "nan";
    }
    if (Double.isInfinite(d)) {
      return d > 0 ? "inf" : "-inf";
    }
    if (d == 0) {
      return 1 / d < 0 ? "-0.0" : "0.0";
    }
    if (d == Math.rint(d) && Math.abs(d) < 1e15) {
      return (long) d + ".0";
    }
    BigDecimal shortest = shortest(d);
    String digits = shortest.unscaledValue().abs().toString();
    int exponent = digits.length() - shortest.scale() - 1;
    String sign = d < 0 ? "-" : "";
    if (exponent < MIN_PLAIN_EXPONENT || exponent >= MAX_PLAIN_EXPONENT) {
      return sign + scientific(digits, exponent);
    }
    String plain = shortest.abs().toPlainString();
    return sign + (plain.indexOf('.') < 0 ? plain + ".0" : plain);
  }

  /** Java always writes two digits, though one may do: 4.9E-324 is 5e-324. */
  private static BigDecimal shortest(double d) {
    BigDecimal digits = new BigDecimal(Double.toString(d)).stripTrailingZeros();
    if (digits.precision() == 2) {
      BigDecimal one = digits.round(new MathContext(1, RoundingMode.HALF_EVEN));
      return one.doubleValue() == d ? one.stripTrailingZeros() : digits;
    }
    return digits;
  }

  private static String scientific(String digits, int exponent) {
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + twoDigits(Math.abs(exponent));
  }

  private static String twoDigits(int exponent) {
    return exponent < 10 ? "0" + exponent : Integer.toString(exponent);
  }

  /** A string in Python's quotes and escapes. */
  public static String quoted(String s) {
    char quote = s.indexOf('\'') >= 0 && s.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder out = new StringBuilder(s.length() + 2).append(quote);
    for (int i = 0; i < s.length(); ) {
      int c = s.codePointAt(i);
      appendEscaped(out, c, quote);
      i += Character.charCount(c);
    }
    return out.append(quote).toString();
  }

  private static void appendEscaped(StringBuilder out, int c, char quote) {
    switch (c) {
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c == quote) {
          out.append('\\').append(quote);
        } else if (isPrintable(c)) {
          out.appendCodePoint(c);
        } else {
          out.append(escape(c));
        }
      }
    }
  }

  private static String escape(int c) {
    if (c <= 0xff) {
      return String.format(Locale.ROOT, "\\x%02x", c);
    }
    return c <= 0xffff
        ? String.format(Locale.ROOT, "\\u%04x", c)
        : String.format(Locale.ROOT, "\\U%08x", c);
  }

  /** Python's {@code str.isprintable} of one code point. */
  public static boolean isPrintable(int c) {
    if (c < 0x7f) {
      return c >= ' ';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
