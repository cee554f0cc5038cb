package dev.floe.runner.warehouse;

import java.time.Instant;

/**
 * A state of the warehouse that was published.
 *
 * @param number from 1, one more with each publication
 * @param run who made it, as it called itself
 * @param current whether readers get this one now
 */
public record Generation(int number, String run, Instant published, long bytes, boolean current) {}
