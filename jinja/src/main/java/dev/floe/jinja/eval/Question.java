package dev.floe.jinja.eval;

import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Truth;

/** An expression of which only matters whether it is true; it knows its place, should it refuse. */
record Question(Eval value, int start, int end) {

  boolean holds(Activation a) {
    return isTrue(a, value.eval(a));
  }

  /** Whether the value, computed before, is true. */
  boolean isTrue(Activation a, Object computed) {
    try {
      return Truth.of(computed);
    } catch (RenderException e) {
      throw e.at(a.frame, start, end);
    }
  }
}
