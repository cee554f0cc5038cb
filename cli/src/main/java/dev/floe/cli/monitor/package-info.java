/**
 * {@code floe monitor}: whether output ports keep what they promise, looked at from outside as
 * their readers do. Judging knows neither files nor the clock; probing reads what was published.
 */
@NullMarked
package dev.floe.cli.monitor;

import org.jspecify.annotations.NullMarked;
