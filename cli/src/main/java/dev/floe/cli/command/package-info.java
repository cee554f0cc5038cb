/**
 * What a command is: its specification, what the user typed, what it may touch, how it ends.
 *
 * <p>Depends on {@code dev.floe.cli.console} and picocli.
 */
@NullMarked
package dev.floe.cli.command;

import org.jspecify.annotations.NullMarked;
