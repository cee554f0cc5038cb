package dev.floe.yaml;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What plain scalars mean. Both schemas yield {@code null}, {@link Boolean}, {@link Long} ({@link
 * BigInteger} where that is too small), {@link Double} or {@link String}; dates stay text.
 */
public enum YamlSchema {
  /** The core schema of YAML 1.2: {@code no} and {@code off} are words. */
  CORE(
      "true|True|TRUE",
      "false|False|FALSE",
      "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
      "[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"),

  /** YAML 1.1 as PyYAML's {@code SafeLoader} reads it, which users of dbt rely on. */
  PYYAML(
      "true|True|TRUE|yes|Yes|YES|on|On|ON",
      "false|False|FALSE|no|No|NO|off|Off|OFF",
      "[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+"
          + "|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+",
      "[-+]?(?:[0-9][0-9_]*)\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
          + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*");

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Pattern INFINITY = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)");
  private static final Set<String> NOT_A_NUMBER = Set.of(".nan", ".NaN", ".NAN");

  private final Pattern yes;
  private final Pattern no;
  private final Pattern whole;
  private final Pattern decimal;

  YamlSchema(String yes, String no, String whole, String decimal) {
    this.yes = Pattern.compile(yes);
    this.no = Pattern.compile(no);
    this.whole = Pattern.compile(whole);
    this.decimal = Pattern.compile(decimal);
  }

  /** The value of a scalar: quoted and block scalars are text, a tag decides where there is one. */
  public @Nullable Object resolve(YamlScalar scalar) {
    boolean plain = scalar.style() == YamlScalar.Style.PLAIN;
    String tag = scalar.tag().orElse(plain ? "" : "str");
    return switch (tag) {
      case "str", "!" -> scalar.text();
      case "null" -> null;
      default -> resolvePlain(scalar.text());
    };
  }

  /**
   * The value of a text as if it stood unquoted in a file: what to re-read a rendered text with.
   */
  public @Nullable Object resolvePlain(String text) {
    if (NULLS.contains(text)) {
      return null;
    }
    if (yes.matcher(text).matches()) {
      return true;
    }
    if (no.matcher(text).matches()) {
      return false;
    }
    if (whole.matcher(text).matches()) {
      return wholeNumber(text.replace("_", ""));
    }
    if (decimal.matcher(text).matches()) {
      return decimalNumber(text.replace("_", ""));
    }
    if (INFINITY.matcher(text).matches()) {
      return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return NOT_A_NUMBER.contains(text) ? (Object) Double.NaN : text;
  }

  private Object wholeNumber(String written) {
    boolean negative = written.startsWith("-");
    String text = negative || written.startsWith("+") ? written.substring(1) : written;
    BigInteger number;
    if (text.contains(":")) {
      number = new BigInteger(Long.toString((long) sexagesimal(text)));
    } else {
      number = digits(text.toLowerCase(Locale.ROOT));
    }
    BigInteger signed = negative ? number.negate() : number;
    return signed.bitLength() < Long.SIZE ? (Object) signed.longValue() : signed;
  }

  private BigInteger digits(String text) {
    if (text.startsWith("0x")) {
      return new BigInteger(text.substring(2), 16);
    }
    if (text.startsWith("0b")) {
      return new BigInteger(text.substring(2), 2);
    }
    if (text.startsWith("0o")) {
      return new BigInteger(text.substring(2), 8);
    }
    boolean octal = this == PYYAML && text.length() > 1 && text.startsWith("0");
    return new BigInteger(text, octal ? 8 : 10);
  }

  private static Double decimalNumber(String written) {
    if (!written.contains(":")) {
      return Double.valueOf(written);
    }
    boolean negative = written.startsWith("-");
    String text = negative || written.startsWith("+") ? written.substring(1) : written;
    return negative ? -sexagesimal(text) : sexagesimal(text);
  }

  /** {@code 1:30} is 90 in YAML 1.1. */
  private static double sexagesimal(String text) {
    double sum = 0;
    for (String part : text.split(":", -1)) {
      sum = sum * 60 + Double.parseDouble(part);
    }
    return sum;
  }
}
