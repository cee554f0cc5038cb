/**
 * Iceberg tables: schemas by field id, snapshots, and publications of several tables in one step.
 *
 * <p>Uses Iceberg's core alone. Neither Hadoop nor Parquet's Java library is here: data files are
 * written and read by the engine, which also tells their statistics; everything else Iceberg writes
 * as JSON and Avro. Depends on {@code spi} and {@code diagnostics}.
 */
@NullMarked
package dev.floe.catalog.iceberg;

import org.jspecify.annotations.NullMarked;
