/**
 * Python's values on the JVM and what a function sees of a rendering.
 *
 * <p>Scalars are plain Java: {@code Long} or {@code BigInteger}, {@code Double}, {@code Boolean},
 * {@code BigDecimal}, {@code String} or {@link dev.floe.jinja.text.MappedText}. Everything else is
 * a {@link dev.floe.jinja.value.PyObject}. Nothing is reached by reflection.
 *
 * <p>Depends on {@code text} and {@code error}.
 */
@NullMarked
package dev.floe.jinja.value;

import org.jspecify.annotations.NullMarked;
