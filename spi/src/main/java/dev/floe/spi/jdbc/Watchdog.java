package dev.floe.spi.jdbc;

import dev.floe.spi.Engine;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts statements for an {@link Engine}: those over their deadline, and those somebody
 * cancelled. One thread of its own, which ends with {@link #close}; safe from any thread.
 */
public final class Watchdog implements AutoCloseable {

  private final Duration again;
  private final ScheduledExecutorService timer;

  /**
   * @param thread the name of its thread
   * @param again after how long an action that is to be repeated is repeated
   */
  public Watchdog(String thread, Duration again) {
    this.again = again;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(thread).factory());
  }

  /** Does something once, unless its future is cancelled before. */
  public ScheduledFuture<?> after(Duration limit, Runnable action) {
    return timer.schedule(action, limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Repeats an action until its future is cancelled: an interrupt that arrives just before the
   * engine starts a statement is forgotten by the engine.
   */
  public ScheduledFuture<?> repeat(Runnable action) {
    return timer.scheduleWithFixedDelay(action, 0, again.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
