/**
 * A run's relations as tables of a catalog: what is written, in which order, and what is read back.
 * Knows nothing of Iceberg. Depends on {@code publish} and the roles of {@code spi.table}.
 */
@NullMarked
package dev.floe.runner.tables;

import org.jspecify.annotations.NullMarked;
