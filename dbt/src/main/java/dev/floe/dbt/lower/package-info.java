/**
 * Turns the graph of a project into the nodes of a compiled product, which no longer know dbt.
 * Depends on {@code graph} and {@code parse}.
 */
@NullMarked
package dev.floe.dbt.lower;

import org.jspecify.annotations.NullMarked;
