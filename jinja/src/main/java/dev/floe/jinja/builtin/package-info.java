/**
 * Jinja's own filters, tests and globals.
 *
 * <p>Depends on {@code python}, {@code value}, {@code text} and {@code error}.
 */
@NullMarked
package dev.floe.jinja.builtin;

import org.jspecify.annotations.NullMarked;
