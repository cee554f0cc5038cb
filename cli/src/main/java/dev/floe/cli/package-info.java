/**
 * The floe command: the only package that prints, reads the environment and the clock, and exits.
 *
 * <p>{@link dev.floe.cli.Main} hands the process's surroundings to {@link dev.floe.cli.Floe}, which
 * puts the program together and can therefore run inside a test, too.
 */
@NullMarked
package dev.floe.cli;

import org.jspecify.annotations.NullMarked;
