package dev.floe.spi.table;

import java.time.Instant;

/**
 * Who writes tables.
 *
 * @param product {@code sales.customer-360}
 * @param run the run's id
 * @param holder in words that tell another user whom to wait for
 * @param time when the run began
 */
public record ReleaseInfo(String product, String run, String holder, Instant time) {}
