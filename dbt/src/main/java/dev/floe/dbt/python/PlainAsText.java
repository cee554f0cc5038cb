package dev.floe.dbt.python;

import dev.floe.jinja.value.PyObject;

/** A value that is its text once it leaves the templates, whatever else it can do there. */
public interface PlainAsText extends PyObject {}
