package dev.floe.jinja.value;

import dev.floe.jinja.text.MappedText;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Python's truth of a value. */
public final class Truth {

  private Truth() {}

  public static boolean of(Object value) {
    return switch (value) {
      case Boolean b -> b;
      case String s -> !s.isEmpty();
      case MappedText s -> s.length() != 0;
      case Long n -> n != 0;
      case Double d -> d != 0.0;
      case PyObject object -> object.isTrue();
      case BigInteger n -> n.signum() != 0;
      case BigDecimal d -> d.signum() != 0;
      default -> throw Types.unsupported(value);
    };
  }
}
