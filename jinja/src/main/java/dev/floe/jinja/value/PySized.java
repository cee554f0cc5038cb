package dev.floe.jinja.value;

/** A value with a length. */
public interface PySized extends PyObject {

  int length();
}
