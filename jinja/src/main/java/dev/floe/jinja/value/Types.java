package dev.floe.jinja.value;

import dev.floe.jinja.text.MappedText;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The names Python gives to the types of values. */
public final class Types {

  private Types() {}

  /** {@code type(value).__name__}. */
  public static String name(Object value) {
    return switch (value) {
      case String s -> "str";
      case MappedText s -> "str";
      case Long n -> "int";
      case BigInteger n -> "int";
      case Double d -> "float";
      case Boolean b -> "bool";
      case BigDecimal d -> "decimal.Decimal";
      case PyObject object -> object.typeName();
      default -> throw unsupported(value);
    };
  }

  /** How messages about undefined members speak of the value that lacks them. */
  static String description(Object value) {
    if (value instanceof Markup) {
      return "markupsafe.Markup object";
    }
    return value instanceof PyObject object ? object.description() : name(value) + " object";
  }

  /** A Java object that is no value of the language reached a template: a bug of the caller. */
  public static IllegalStateException unsupported(Object value) {
    return new IllegalStateException(
        "not a value of the template language: " + value.getClass().getName());
  }

  public static boolean isString(Object value) {
    return value instanceof String || value instanceof MappedText || value instanceof Markup;
  }

  /** Whether it is an int, a bool, a float or a decimal. */
  public static boolean isNumber(Object value) {
    return value instanceof Long
        || value instanceof Double
        || value instanceof BigInteger
        || value instanceof Boolean
        || value instanceof BigDecimal;
  }
}
