package dev.floe.spi.jdbc;

import dev.floe.spi.SqlFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One running statement that can be stopped from another thread, and why it was stopped. */
final class Execution implements AutoCloseable {

  private final Statements.Interrupt interrupt;
  private final Watchdog watchdog;
  private final AtomicReference<SqlFailure.@Nullable Kind> stopped = new AtomicReference<>();
  private final Optional<ScheduledFuture<?>> deadline;
  private @Nullable ScheduledFuture<?> interrupts;
  private boolean finished;

  Execution(Statements.Interrupt interrupt, Watchdog watchdog, Duration limit) {
    this.interrupt = interrupt;
    this.watchdog = watchdog;
    this.deadline =
        limit.isZero()
            ? Optional.empty()
            : Optional.of(watchdog.after(limit, () -> stop(SqlFailure.Kind.DEADLINE)));
  }

  synchronized void stop(SqlFailure.Kind why) {
    if (!finished && stopped.compareAndSet(null, why)) {
      interrupts = watchdog.repeat(this::interrupt);
    }
  }

  /** Under the lock, so that it never reaches the statement after this one. */
  private synchronized void interrupt() {
    if (finished) {
      return;
    }
    try {
      interrupt.now();
    } catch (SQLException e) {
      // The statement has ended by itself, or the server is busy: the next attempt gets through.
    }
  }

  /**
   * The failure, in the words of whoever stopped the statement; a mistake that came to light at the
   * same moment stays what it is.
   */
  SqlFailure failure(SqlFailure told) {
    SqlFailure.Kind why = stopped.get();
    boolean mistake =
        told.kind() != SqlFailure.Kind.CANCELLED && told.kind() != SqlFailure.Kind.OTHER;
    if (why == null || mistake) {
      return told;
    }
    String message = why == SqlFailure.Kind.DEADLINE ? "the deadline has passed" : "cancelled";
    return new SqlFailure(why, message, OptionalInt.empty(), told);
  }

  @Override
  public void close() {
    deadline.ifPresent(timer -> timer.cancel(false));
    synchronized (this) {
      finished = true;
      ScheduledFuture<?> repeating = interrupts;
      if (repeating != null) {
        repeating.cancel(false);
      }
    }
  }
}
