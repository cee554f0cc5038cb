package dev.floe.runner;

import java.time.Duration;

/**
 * How often a node is tried again whose failure has a cause outside: a lock, a lost connection.
 *
 * @param count after the first time; 0 for never
 * @param pause before the first of them; each further one waits twice as long
 */
public record Retries(int count, Duration pause) {

  private static final int MOST_DOUBLINGS = 5;

  public Retries {
    if (count < 0 || pause.isNegative()) {
      throw new IllegalArgumentException("negative: " + count + ", " + pause);
    }
  }

  /** Twice, after one second and two. */
  public static Retries standard() {
    return new Retries(2, Duration.ofSeconds(1));
  }

  /** The same with another number. */
  public Retries withCount(int other) {
    return new Retries(other, pause);
  }

  /** How long to wait before a try, counted from 1. */
  public Duration before(int retry) {
    return pause.multipliedBy(1L << Math.min(retry - 1, MOST_DOUBLINGS));
  }
}
