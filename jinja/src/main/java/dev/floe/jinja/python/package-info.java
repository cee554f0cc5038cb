/**
 * Python's operations on values: arithmetic, attributes, slices, string methods, formatting.
 *
 * <p>Depends on {@code value}, {@code text} and {@code error}.
 */
@NullMarked
package dev.floe.jinja.python;

import org.jspecify.annotations.NullMarked;
