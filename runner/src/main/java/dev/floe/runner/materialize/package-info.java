/**
 * How a node becomes a relation: one class for each materialization, written over {@code Session}
 * and {@code Dialect}. Each works inside a transaction its caller opens and ends, so that a node is
 * there as a whole or not at all. Depends on the words of {@code runner}.
 */
@NullMarked
package dev.floe.runner.materialize;

import org.jspecify.annotations.NullMarked;
