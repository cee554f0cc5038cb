/**
 * Writes into a project's own YAML what {@code floe compile --fix} may add: a text edited in place,
 * so that comments, order and style stay as their author left them.
 *
 * <p>Depends on {@code dev.floe.cli.command} and {@code dev.floe.cli.files}.
 */
@NullMarked
package dev.floe.cli.fix;

import org.jspecify.annotations.NullMarked;
