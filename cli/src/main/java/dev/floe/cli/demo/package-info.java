/**
 * {@code floe demo}: the packaged example mesh, written to a folder and run from end to end.
 *
 * <p>Depends on {@code dev.floe.cli.product}, {@code dev.floe.cli.files} and what they depend on.
 */
@NullMarked
package dev.floe.cli.demo;

import org.jspecify.annotations.NullMarked;
