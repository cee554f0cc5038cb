package dev.floe.registry.http;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often a call is tried, and how long one waits in between.
 *
 * @param attempts at most
 * @param first the first pause; each further one is twice as long
 * @param longest no pause is longer, whatever a registry asks for
 */
public record Patience(int attempts, Duration first, Duration longest, Pause pause) {

  /** Lets time pass. */
  public interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  /** Five attempts within some seconds. */
  public static Patience standard() {
    return new Patience(5, Duration.ofMillis(250), Duration.ofSeconds(30), Thread::sleep);
  }

  /**
   * The pause after an attempt, spread so that those who failed together do not return together.
   */
  Duration after(int attempt) {
    long millis = first.toMillis() << Math.min(attempt, 16);
    long spread = millis + ThreadLocalRandom.current().nextLong(millis / 2 + 1);
    return bounded(Duration.ofMillis(spread));
  }

  Duration bounded(Duration wanted) {
    return wanted.compareTo(longest) > 0 ? longest : wanted;
  }

  /** Waits; says whether it was left alone while waiting. */
  boolean rest(Duration time) {
    try {
      pause.of(time);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
