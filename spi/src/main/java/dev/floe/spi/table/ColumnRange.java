package dev.floe.spi.table;

/**
 * Between which values a column's lie.
 *
 * @param min as SQL writes the value
 * @param max likewise, not less
 */
public record ColumnRange(String column, String min, String max) {}
