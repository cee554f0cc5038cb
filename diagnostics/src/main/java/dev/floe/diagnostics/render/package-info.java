/**
 * Diagnostics made readable: one class per format, each a function from diagnostics to text.
 *
 * <p>Nothing here opens a file or prints. The text of the sources is handed in as {@link
 * dev.floe.diagnostics.render.Sources}; what comes out is a string that {@code cli} prints. Depends
 * on {@code dev.floe.diagnostics} alone.
 */
@NullMarked
package dev.floe.diagnostics.render;

import org.jspecify.annotations.NullMarked;
