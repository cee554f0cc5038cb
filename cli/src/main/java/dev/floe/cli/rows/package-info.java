/** Rows of a query as a table, CSV or JSON. Depends on {@code spi} and {@code console}. */
@NullMarked
package dev.floe.cli.rows;

import org.jspecify.annotations.NullMarked;
