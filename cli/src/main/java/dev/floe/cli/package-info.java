/**
 * The floe command: the only part that prints, reads the environment, the clock and the disk, and
 * exits.
 *
 * <p>{@link dev.floe.cli.Main} hands the process's surroundings to {@link dev.floe.cli.Floe}, which
 * finds the command in a table and runs it; so any command can run inside a test, too.
 */
@NullMarked
package dev.floe.cli;

import org.jspecify.annotations.NullMarked;
