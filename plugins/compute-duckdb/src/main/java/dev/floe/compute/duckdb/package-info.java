/** Compute on embedded DuckDB. */
@NullMarked
package dev.floe.compute.duckdb;

import org.jspecify.annotations.NullMarked;
