package dev.floe.jinja.python;

import dev.floe.jinja.value.None;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import java.util.List;
import java.util.Optional;

/** What a native rendering makes of the values it printed. */
public final class NativeValue {

  private NativeValue() {}

  /** One value stays what it is; several, or a string, are read as a Python literal if they are. */
  public static Object concat(List<Object> values) {
    if (values.isEmpty()) {
      return None.NONE;
    }
    if (values.size() == 1 && !Types.isString(values.get(0))) {
      return values.get(0);
    }
    Object only = values.get(0);
    if (values.size() == 1) {
      return literal(Texts.str(only)).orElse(only);
    }
    StringBuilder joined = new StringBuilder();
    values.forEach(value -> joined.append(Texts.str(value)));
    String text = joined.toString();
    return literal(text).orElse(text);
  }

  /** The value of a text that is a Python literal: a number, string, list, tuple, dict, set, … */
  public static Optional<Object> literal(String text) {
    return new LiteralParser(text).parse();
  }
}
