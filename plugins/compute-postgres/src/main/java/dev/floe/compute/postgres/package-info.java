/**
 * Compute on PostgreSQL: sessions over JDBC, dialect, macros.
 *
 * <p>Statements are sent whole, as {@code psql} sends them, so that places in error messages are
 * places in the text that was sent. The session's time zone is UTC. There is no static analysis:
 * columns and types are what models declare, until they run. Reads the CSV files it is told to
 * load, and no others. Depends on {@code spi}, {@code diagnostics} and PostgreSQL's JDBC driver
 * alone.
 */
@NullMarked
package dev.floe.compute.postgres;

import org.jspecify.annotations.NullMarked;
