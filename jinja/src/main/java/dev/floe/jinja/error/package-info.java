/**
 * What can be wrong with a template, and the exception that carries it up to the engine.
 *
 * <p>Depends on {@code text}.
 */
@NullMarked
package dev.floe.jinja.error;

import org.jspecify.annotations.NullMarked;
