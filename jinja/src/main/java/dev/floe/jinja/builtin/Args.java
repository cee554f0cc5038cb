package dev.floe.jinja.builtin;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Truth;
import org.jspecify.annotations.Nullable;

/** The bound arguments of a filter: the value first, then its parameters. */
record Args(Call call, @Nullable Object[] values) {

  static Args of(Signature signature, Call call) {
    return new Args(call, signature.bind(call));
  }

  /** The value that is filtered. */
  Object value() {
    return required(0);
  }

  Object required(int index) {
    Object value = values[index];
    if (value == null) {
      throw new IllegalStateException("parameter " + index + " is not required");
    }
    return value;
  }

  boolean has(int index) {
    return values[index] != null;
  }

  /** The argument, or none if it was not given. */
  Object orNone(int index) {
    Object value = values[index];
    return value == null ? None.NONE : value;
  }

  boolean flag(int index, boolean otherwise) {
    Object value = values[index];
    return value == null ? otherwise : Truth.of(value);
  }

  int number(int index, int otherwise) {
    Object value = values[index];
    return value == null ? otherwise : Numbers.toIndex(value);
  }

  String text(int index, String otherwise) {
    Object value = values[index];
    return value == null ? otherwise : Texts.str(value);
  }

  static RenderException invalid(String message) {
    return new RenderException(Fault.FILTER_ARGUMENT, message);
  }
}
