package dev.floe.runner;

import java.time.Instant;
import java.util.Optional;

/**
 * Which events a run is about, as its command says.
 *
 * @param start the first moment that counts
 * @param end the first that no longer does
 */
public record EventTimes(Optional<Instant> start, Optional<Instant> end) {

  /** All that the models themselves say. */
  public static EventTimes asConfigured() {
    return new EventTimes(Optional.empty(), Optional.empty());
  }
}
