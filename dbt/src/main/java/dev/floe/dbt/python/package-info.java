/**
 * The parts of Python that dbt gives to templates: plain values as Python's, {@code datetime},
 * {@code re}, {@code itertools}, {@code pytz}, JSON and YAML. Depends on {@code jinja}.
 */
@NullMarked
package dev.floe.dbt.python;

import org.jspecify.annotations.NullMarked;
