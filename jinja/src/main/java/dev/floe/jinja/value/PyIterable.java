package dev.floe.jinja.value;

import java.util.Iterator;

/** A value that {@code for} can walk over. */
public interface PyIterable extends PyObject, Iterable<Object> {

  @Override
  Iterator<Object> iterator();
}
