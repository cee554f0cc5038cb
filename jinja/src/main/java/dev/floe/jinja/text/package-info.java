/**
 * Text that knows where it was written: sources, macro frames and mapped text.
 *
 * <p>Depends on {@code diagnostics} alone.
 */
@NullMarked
package dev.floe.jinja.text;

import org.jspecify.annotations.NullMarked;
