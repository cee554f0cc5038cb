package dev.floe.spi;

/**
 * The capability of a {@link Dialect} whose batches of events are merged by {@code unique_key}, as
 * dbt's adapter for the engine does it. Others replace all events of a batch's time and take no
 * key.
 */
public interface KeyedBatches {}
