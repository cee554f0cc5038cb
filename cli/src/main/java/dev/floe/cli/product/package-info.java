/**
 * Commands about a data product: validate, compile, run, show, explain, schema.
 *
 * <p>Each wires the stages of the other modules together. Depends on {@code dev.floe.cli.command},
 * {@code console}, {@code files} and {@code rows}.
 */
@NullMarked
package dev.floe.cli.product;

import org.jspecify.annotations.NullMarked;
