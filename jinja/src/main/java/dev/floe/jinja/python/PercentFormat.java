package dev.floe.jinja.python;

import dev.floe.jinja.text.Frame;
import dev.floe.jinja.value.RenderState;

/** Python's {@code %} on strings. */
final class PercentFormat {

  private PercentFormat() {}

  static Object format(Object format, Object args, RenderState state, Frame frame, int start) {
    return format;
  }
}
