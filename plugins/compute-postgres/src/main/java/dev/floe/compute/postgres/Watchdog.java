package dev.floe.compute.postgres;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Interrupts statements: those over their deadline, and those somebody cancelled. */
final class Watchdog implements AutoCloseable {

  private static final long AGAIN_MILLIS = 100;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("postgres-watchdog").factory());

  ScheduledFuture<?> after(Duration limit, Runnable action) {
    return timer.schedule(action, limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Repeats an action until its future is cancelled: an interrupt that arrives just before the
   * engine starts a statement is forgotten by the engine.
   */
  ScheduledFuture<?> repeat(Runnable action) {
    return timer.scheduleWithFixedDelay(action, 0, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
