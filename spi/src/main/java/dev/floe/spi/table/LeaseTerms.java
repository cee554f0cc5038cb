package dev.floe.spi.table;

import java.time.Clock;
import java.time.Duration;

/**
 * How the right to release a product's tables is taken.
 *
 * @param place where releases are made one at a time anyway: a holder at the same place is dead
 * @param length how long the right lasts when it is not renewed
 * @param patience how long to wait for another holder
 */
public record LeaseTerms(String place, Duration length, Duration patience, Clock clock) {}
