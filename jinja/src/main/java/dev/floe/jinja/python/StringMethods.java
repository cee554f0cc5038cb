package dev.floe.jinja.python;

import dev.floe.jinja.value.Arity;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.MethodTable;
import dev.floe.jinja.value.Texts;
import java.util.Locale;
import java.util.Map;

/** The methods of strings. */
final class StringMethods {

  static final MethodTable<Object> TABLE =
      new MethodTable<>(
          Map.of(
              "upper", (self, call) -> Texts.str(self).toUpperCase(Locale.ROOT),
              "lower", (self, call) -> lower(self, call)));

  private StringMethods() {}

  private static Object lower(Object self, Call call) {
    Arity.exactly(call, "str", "lower", 0);
    return Texts.str(self).toLowerCase(Locale.ROOT);
  }
}
