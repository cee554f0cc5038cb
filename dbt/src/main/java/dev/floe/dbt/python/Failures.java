package dev.floe.dbt.python;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;

/** Python's exceptions by their usual names. */
final class Failures {

  private Failures() {}

  static RenderException type(String message) {
    return new RenderException(Fault.TYPE, message);
  }

  static RenderException value(String message) {
    return new RenderException(Fault.VALUE, message);
  }
}
