package dev.floe.dbt.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plain values as Python writes them: dbt's names and ids of tests are made of such texts. */
public final class PythonText {

  private PythonText() {}

  /** {@code str(value)}. */
  public static String str(@Nullable Object value) {
    return value instanceof String text ? text : repr(value);
  }

  /** {@code repr(value)}. */
  public static String repr(@Nullable Object value) {
    return switch (value) {
      case null -> "None";
      case Boolean truth -> truth ? "True" : "False";
      case Double number -> number(number);
      case String text -> quoted(text);
      case Map<?, ?> map -> {
        StringJoiner joined = new StringJoiner(", ", "{", "}");
        map.forEach((key, inner) -> joined.add(repr(key) + ": " + repr(inner)));
        yield joined.toString();
      }
      case List<?> list -> {
        StringJoiner joined = new StringJoiner(", ", "[", "]");
        list.forEach(inner -> joined.add(repr(inner)));
        yield joined.toString();
      }
      default -> value.toString();
    };
  }

  /** Every leaf as text, mappings by key: what dbt hashes of a test. */
  public static Object hashable(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, inner) -> sorted.put(String.valueOf(key), hashable(inner)));
        yield sorted;
      }
      case List<?> list -> list.stream().map(PythonText::hashable).toList();
      case null -> "None";
      default -> str(value);
    };
  }

  private static String number(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
    }
    BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    if (number == 0 || (exponent >= -4 && exponent < 16)) {
      String plain = exact.toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    String digits = exact.unscaledValue().abs().toString();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    String sign = exponent < 0 ? "-" : "+";
    return (number < 0 ? "-" : "")
        + mantissa
        + "e"
        + sign
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }

  private static String quoted(String text) {
    char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
    StringBuilder quoted = new StringBuilder().append(quote);
    text.codePoints().forEach(c -> escape(quoted, c, quote));
    return quoted.append(quote).toString();
  }

  private static void escape(StringBuilder out, int c, char quote) {
    if (c == quote || c == '\\') {
      out.append('\\').append((char) c);
    } else if (c == '\n') {
      out.append("\\n");
    } else if (c == '\r') {
      out.append("\\r");
    } else if (c == '\t') {
      out.append("\\t");
    } else if (c < ' ' || (c >= 0x7f && c < 0xa1) || c == 0xad) {
      out.append(String.format("\\x%02x", c));
    } else {
      out.appendCodePoint(c);
    }
  }
}
