package dev.floe.runner.tables;

import dev.floe.spi.table.LeaseTerms;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Renews a right while a run works, from a thread of its own. */
final class Heartbeat implements AutoCloseable {

  /** How often it may fail before the right runs out. */
  private static final int BEATS = 3;

  private final ScheduledExecutorService thread;

  private Heartbeat(ScheduledExecutorService thread) {
    this.thread = thread;
  }

  static Heartbeat of(LeaseTerms terms, Runnable renewal) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("floe-lease").unstarted(work));
    long pause = Math.max(1, terms.length().toMillis() / BEATS);
    var _ =
        thread.scheduleWithFixedDelay(() -> quietly(renewal), pause, pause, TimeUnit.MILLISECONDS);
    return new Heartbeat(thread);
  }

  /** Whoever lost the right is told when it wants to publish. */
  private static void quietly(Runnable renewal) {
    try {
      renewal.run();
    } catch (RuntimeException e) {
      // The next beat may come through.
    }
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
