/**
 * Jinja2 for the JVM: an {@link dev.floe.jinja.Engine} parses templates, a {@link
 * dev.floe.jinja.Template} renders them to text that knows where each character was written.
 *
 * <p>Values and what functions see of a rendering are in {@code value}, mapped text in {@code
 * text}, failures in {@code error}; the other packages are the engine's own. Depends on {@code
 * diagnostics} alone.
 */
@NullMarked
package dev.floe.jinja;

import org.jspecify.annotations.NullMarked;
