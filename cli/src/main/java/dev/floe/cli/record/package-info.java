/**
 * The record of what was done: a log whose lines hold each other, and what is written into
 * it where a platform wants actions recorded.
 */
@NullMarked
package dev.floe.cli.record;

import org.jspecify.annotations.NullMarked;
