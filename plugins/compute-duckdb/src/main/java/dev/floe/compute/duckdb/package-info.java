/**
 * Compute on embedded DuckDB: sessions, static analysis with column lineage, dialect.
 *
 * <p>Every database is attached to an in-memory instance under the name that SQL uses for it, so a
 * file's name never decides a catalog's. Extensions are never downloaded; the session's time zone
 * is UTC unless the settings say otherwise. Depends on {@code spi}, DuckDB's JDBC driver and
 * Jackson alone.
 */
@NullMarked
package dev.floe.compute.duckdb;

import org.jspecify.annotations.NullMarked;
