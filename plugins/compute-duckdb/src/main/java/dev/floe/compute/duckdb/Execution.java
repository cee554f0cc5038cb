package dev.floe.compute.duckdb;

import dev.floe.spi.SqlFailure;
import dev.floe.spi.Watchdog;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One running statement that can be stopped from another thread, and why it was stopped. */
final class Execution implements AutoCloseable {

  private final Statement statement;
  private final Watchdog watchdog;
  private final AtomicReference<SqlFailure.@Nullable Kind> stopped = new AtomicReference<>();
  private final Optional<ScheduledFuture<?>> deadline;
  private volatile @Nullable ScheduledFuture<?> interrupts;
  private boolean finished;

  Execution(Statement statement, Watchdog watchdog, Duration limit) {
    this.statement = statement;
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

  private synchronized void interrupt() {
    if (finished) {
      return;
    }
    try {
      statement.cancel();
    } catch (SQLException e) {
      // The statement ended by itself in the meantime; it reports its own failure.
    }
  }

  /** The failure, in the words of whoever stopped the statement. */
  SqlFailure failure(SQLException e, String sql) {
    SqlFailure.Kind why = stopped.get();
    if (why == null) {
      return Failures.of(e, sql);
    }
    String message = why == SqlFailure.Kind.DEADLINE ? "the deadline has passed" : "cancelled";
    return new SqlFailure(why, message, OptionalInt.empty(), e);
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
