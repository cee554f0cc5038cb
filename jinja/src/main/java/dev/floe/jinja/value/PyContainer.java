package dev.floe.jinja.value;

/** A value that {@code in} can ask. */
public interface PyContainer extends PyObject {

  boolean contains(Object item);
}
