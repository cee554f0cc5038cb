package dev.floe.jinja.python;

import dev.floe.jinja.value.PyObject;

/** A value with a format language of its own, as dates have. */
public interface PyFormatted extends PyObject {

  /** {@code format(value, spec)} for a spec that is not empty. */
  String format(String spec);
}
