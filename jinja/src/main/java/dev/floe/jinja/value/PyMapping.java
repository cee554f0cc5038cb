package dev.floe.jinja.value;

/** A declared object that is a mapping: iterating gives its keys. */
public interface PyMapping extends PyIterable, PySized, PyIndexed {}
