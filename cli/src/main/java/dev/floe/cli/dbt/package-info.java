/**
 * {@code floe dbt}: dbt's command line over floe's engine, in place as dbt does.
 *
 * <p>Depends on {@code dev.floe.cli.command}, {@code dev.floe.cli.console}, {@code
 * dev.floe.cli.files}.
 */
@NullMarked
package dev.floe.cli.dbt;

import org.jspecify.annotations.NullMarked;
