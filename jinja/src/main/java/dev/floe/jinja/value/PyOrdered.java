package dev.floe.jinja.value;

import java.util.OptionalInt;

/** A value with an order among its own kind. */
public interface PyOrdered extends PyObject {

  /** Below, at or above zero as this is less than, equal to or greater than the other. */
  OptionalInt compareTo(Object other);
}
