/**
 * Begins a data product: the template, and the files of it that a folder does not have yet.
 *
 * <p>Depends on {@code dev.floe.cli.command} and {@code dev.floe.cli.files}.
 */
@NullMarked
package dev.floe.cli.init;

import org.jspecify.annotations.NullMarked;
