package dev.floe.jinja.python;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.PyObject;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Python's {@code format(value, spec)}. */
public final class ValueFormat {

  private ValueFormat() {}

  public static String format(Object value, String spec) {
    if (spec.isEmpty()) {
      return Texts.str(value);
    }
    if (value instanceof PyFormatted formatted) {
      return formatted.format(spec);
    }
    if (Types.isString(value)) {
      return string(Texts.str(value), Types.name(value), FormatSpec.parse(spec, "str"));
    }
    if (value instanceof PyObject object) {
      throw new RenderException(
          Fault.TYPE, "unsupported format string passed to " + object.typeName() + ".__format__");
    }
    FormatSpec parsed = FormatSpec.parse(spec, Types.name(value));
    if (value instanceof Boolean && parsed.type() == 0 && parsed.isPlain()) {
      return Texts.str(value);
    }
    if (Numbers.isInteger(value)) {
      return integer(Numbers.big(value), value, parsed);
    }
    if (value instanceof BigDecimal decimal) {
      return decimal(decimal, parsed);
    }
    return floating(Numbers.toDouble(value), "float", parsed);
  }

  private static RenderException unknown(char type, String valueType) {
    return new RenderException(
        Fault.VALUE, "Unknown format code '" + type + "' for object of type '" + valueType + "'");
  }

  private static String string(String value, String type, FormatSpec spec) {
    if (spec.type() != 0 && spec.type() != 's') {
      throw unknown(spec.type(), type);
    }
    if (spec.sign() != 0) {
      throw new RenderException(
          Fault.VALUE,
          spec.sign() == ' '
              ? "Space not allowed in string format specifier"
              : "Sign not allowed in string format specifier");
    }
    if (spec.alternate()) {
      throw new RenderException(
          Fault.VALUE, "Alternate form (#) not allowed in string format specifier");
    }
    if (spec.align() == '=') {
      throw new RenderException(
          Fault.VALUE, "'=' alignment not allowed in string format specifier");
    }
    String text = value;
    int length = text.codePointCount(0, text.length());
    if (spec.precision() >= 0 && spec.precision() < length) {
      text = text.substring(0, text.offsetByCodePoints(0, spec.precision()));
    }
    char align = alignOr(spec, '<');
    return pad("", text, spec, align);
  }

  private static String character(BigInteger code) {
    if (code.bitLength() > 63) {
      throw new RenderException(Fault.OVERFLOW, "Python int too large to convert to C long");
    }
    if (code.signum() < 0
        || code.bitLength() > 31
        || !Character.isValidCodePoint(code.intValue())) {
      throw new RenderException(Fault.OVERFLOW, "%c arg not in range(0x110000)");
    }
    return Character.toString(code.intValue());
  }

  private static String integer(BigInteger value, Object original, FormatSpec spec) {
    char type = spec.type();
    if ("eEfFgG%".indexOf(type) >= 0 && type != 0) {
      return floating(Numbers.toDouble(original), "int", spec);
    }
    if (type != 0 && "bcdnoxX".indexOf(type) < 0) {
      throw unknown(type, Types.name(original));
    }
    if (spec.precision() >= 0) {
      throw new RenderException(Fault.VALUE, "Precision not allowed in integer format specifier");
    }
    if (type == 'c') {
      refuseSignOfCharacter(spec);
      return pad("", character(value), spec, alignOr(spec, '<'));
    }
    String digits =
        switch (type) {
          case 0, 'd', 'n' -> value.abs().toString();
          case 'b' -> value.abs().toString(2);
          case 'o' -> value.abs().toString(8);
          case 'x' -> value.abs().toString(16);
          case 'X' -> value.abs().toString(16).toUpperCase(java.util.Locale.ROOT);
          default -> throw unknown(type, "int");
        };
    String prefix = spec.alternate() && "boxX".indexOf(type) >= 0 && type != 0 ? "0" + type : "";
    String sign = sign(value.signum() < 0, spec);
    int every = type == 0 || type == 'd' ? 3 : 4;
    return grouped(sign + prefix, digits, "", spec, every);
  }

  private static void refuseSignOfCharacter(FormatSpec spec) {
    if (spec.sign() != 0 || spec.alternate()) {
      String what = spec.sign() != 0 ? "Sign" : "Alternate form (#)";
      throw new RenderException(
          Fault.VALUE, what + " not allowed with integer format specifier 'c'");
    }
  }

  private static String sign(boolean negative, FormatSpec spec) {
    if (negative) {
      return "-";
    }
    return spec.sign() == '+' ? "+" : spec.sign() == ' ' ? " " : "";
  }

  private static String floating(double value, String valueType, FormatSpec spec) {
    boolean negative = value < 0 || value == 0 && 1 / value < 0;
    double size = Math.abs(value);
    char type = spec.type();
    String digits =
        switch (type) {
          case 0 -> FloatFormat.untyped(size, spec.precision(), spec.alternate());
          case 'e', 'E', 'f', 'F', 'g', 'G' ->
              FloatFormat.digits(size, type, spec.precision(), spec.alternate());
          case 'n' -> FloatFormat.digits(size, 'g', spec.precision(), spec.alternate());
          case '%' -> FloatFormat.digits(size * 100, 'f', spec.precision(), spec.alternate());
          default -> throw unknown(type, valueType);
        };
    int whole = 0;
    while (whole < digits.length() && Character.isDigit(digits.charAt(whole))) {
      whole++;
    }
    String rest = digits.substring(whole) + (type == '%' ? "%" : "");
    return grouped(sign(negative, spec), digits.substring(0, whole), rest, spec, 3);
  }

  private static String decimal(BigDecimal value, FormatSpec spec) {
    String digits =
        switch (spec.type()) {
          case 0 -> value.abs().toString();
          case 'f', 'F' ->
              (spec.precision() < 0
                      ? value.abs()
                      : value.abs().setScale(spec.precision(), RoundingMode.HALF_EVEN))
                  .toPlainString();
          default ->
              FloatFormat.digits(
                  value.abs().doubleValue(), spec.type(), spec.precision(), spec.alternate());
        };
    int point = digits.indexOf('.');
    String whole = point < 0 ? digits : digits.substring(0, point);
    String rest = point < 0 ? "" : digits.substring(point);
    return grouped(sign(value.signum() < 0, spec), whole, rest, spec, 3);
  }

  /** Joins sign, digits with separators, and the rest; zeros before the digits take part. */
  private static String grouped(
      String sign, String whole, String rest, FormatSpec spec, int every) {
    char align = alignOr(spec, '>');
    if (spec.grouping() == 0) {
      return pad(sign, whole + rest, spec, align);
    }
    String digits = whole;
    if (align == '=' && spec.fill() == '0') {
      int room = spec.width() - sign.length() - rest.length();
      while (separated(digits, spec.grouping(), every).length() < room) {
        digits = "0" + digits;
      }
      String text = separated(digits, spec.grouping(), every);
      return sign + text + rest;
    }
    return pad(sign, separated(digits, spec.grouping(), every) + rest, spec, align);
  }

  private static String separated(String digits, char separator, int every) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % every == 0) {
        out.append(separator);
      }
      out.append(digits.charAt(i));
    }
    return out.toString();
  }

  private static char alignOr(FormatSpec spec, char otherwise) {
    return spec.align() == 0 ? otherwise : spec.align();
  }

  private static String pad(String sign, String text, FormatSpec spec, char align) {
    int length = sign.length() + text.codePointCount(0, text.length());
    int missing = spec.width() - length;
    if (missing <= 0) {
      return sign + text;
    }
    String fill = Character.toString(spec.fill());
    return switch (align) {
      case '<' -> sign + text + fill.repeat(missing);
      case '=' -> sign + fill.repeat(missing) + text;
      case '^' -> fill.repeat(missing / 2) + sign + text + fill.repeat(missing - missing / 2);
      default -> fill.repeat(missing) + sign + text;
    };
  }
}
