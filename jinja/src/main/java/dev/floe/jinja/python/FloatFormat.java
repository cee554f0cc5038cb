package dev.floe.jinja.python;

import dev.floe.jinja.value.Texts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Digits of floats in the notations of C and Python; without sign. */
final class FloatFormat {

  private static final int DEFAULT_PRECISION = 6;

  private FloatFormat() {}

  /** The digits of a value that is not below zero, for one of {@code e f g} or their capitals. */
  static String digits(double value, char type, int precision, boolean alternate) {
    boolean upper = Character.isUpperCase(type);
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      String name = Double.isNaN(value) ? "nan" : "inf";
      return upper ? name.toUpperCase(java.util.Locale.ROOT) : name;
    }
    int digits = precision < 0 ? DEFAULT_PRECISION : precision;
    BigDecimal exact = new BigDecimal(value);
    String text =
        switch (Character.toLowerCase(type)) {
          case 'e' -> scientific(exact, digits, alternate);
          case 'f' -> fixed(exact, digits, alternate);
          default -> general(exact, Math.max(digits, 1), alternate);
        };
    return upper ? text.toUpperCase(java.util.Locale.ROOT) : text;
  }

  private static String fixed(BigDecimal value, int precision, boolean alternate) {
    String text = value.setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
    return alternate && precision == 0 ? text + "." : text;
  }

  private static BigDecimal rounded(BigDecimal value, int digits) {
    return value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  /** The decimal exponent of the first digit. */
  private static int exponent(BigDecimal value) {
    return value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
  }

  private static String scientific(BigDecimal value, int precision, boolean alternate) {
    BigDecimal rounded = rounded(value, precision + 1);
    int exponent = exponent(rounded);
    BigInteger unscaled = rounded.unscaledValue();
    StringBuilder digits = new StringBuilder(unscaled.toString());
    while (digits.length() < precision + 1) {
      digits.append('0');
    }
    String mantissa = digits.substring(0, 1);
    if (precision > 0 || alternate) {
      mantissa += "." + digits.substring(1, precision + 1);
    }
    return mantissa + exponentText(exponent);
  }

  private static String exponentText(int exponent) {
    int size = Math.abs(exponent);
    return "e" + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
  }

  private static String general(BigDecimal value, int precision, boolean alternate) {
    BigDecimal rounded = rounded(value, precision);
    int exponent = exponent(rounded);
    boolean plain = exponent >= -4 && exponent < precision;
    String text =
        plain
            ? fixed(value, Math.max(precision - 1 - exponent, 0), alternate)
            : scientific(value, precision - 1, alternate);
    return alternate ? text : withoutTrailingZeros(text);
  }

  private static String withoutTrailingZeros(String text) {
    int e = text.indexOf('e');
    String mantissa = e < 0 ? text : text.substring(0, e);
    String rest = e < 0 ? "" : text.substring(e);
    if (mantissa.indexOf('.') >= 0) {
      int end = mantissa.length();
      while (mantissa.charAt(end - 1) == '0') {
        end--;
      }
      mantissa = mantissa.substring(0, mantissa.charAt(end - 1) == '.' ? end - 1 : end);
    }
    return mantissa + rest;
  }

  /** As {@code repr}, but with a precision: the format without a type letter. */
  static String untyped(double value, int precision, boolean alternate) {
    if (precision < 0) {
      return Texts.floatRepr(value);
    }
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return digits(value, 'g', precision, alternate);
    }
    int wanted = Math.max(precision, 1);
    BigDecimal rounded = rounded(new BigDecimal(value), wanted);
    int exponent = exponent(rounded);
    // One digit less than with 'g' switches to scientific notation, and ".0" is kept.
    if (exponent >= -4 && exponent < wanted - 1 || value == 0) {
      String text = general(new BigDecimal(value), wanted, alternate);
      return text.indexOf('.') < 0 && text.indexOf('e') < 0 ? text + ".0" : text;
    }
    if (exponent >= -4 && exponent < wanted) {
      return withoutTrailingZeros(scientific(new BigDecimal(value), wanted - 1, alternate));
    }
    return general(new BigDecimal(value), wanted, alternate);
  }
}
