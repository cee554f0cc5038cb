/**
 * The roles a plugin can play and the types that cross the line between floe and a plugin.
 *
 * <p>Plugins are found by {@link java.util.ServiceLoader}. Everything here is engine-neutral:
 * names, types, rows, errors. A capability that not every engine has is an interface of its own,
 * never a default method that throws. Depends on {@code diagnostics} alone.
 */
@NullMarked
package dev.floe.spi;

import org.jspecify.annotations.NullMarked;
