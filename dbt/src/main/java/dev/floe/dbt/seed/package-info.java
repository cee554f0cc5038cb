/**
 * CSV files that become tables: a strict reader and the inference of types as dbt users know it.
 * Used when a product is compiled, to know its seeds' columns, and when it runs, to load them.
 */
@NullMarked
package dev.floe.dbt.seed;

import org.jspecify.annotations.NullMarked;
