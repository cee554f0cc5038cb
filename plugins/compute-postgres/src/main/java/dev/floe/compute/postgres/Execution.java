package dev.floe.compute.postgres;

import dev.floe.spi.SqlFailure;
import dev.floe.spi.Watchdog;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/** One running statement that can be stopped from another thread, and why it was stopped. */
final class Execution implements AutoCloseable {

  private final PgConnection connection;
  private final Watchdog watchdog;
  private final AtomicReference<SqlFailure.@Nullable Kind> stopped = new AtomicReference<>();
  private final Optional<ScheduledFuture<?>> deadline;
  private @Nullable ScheduledFuture<?> interrupts;
  private boolean finished;

  Execution(PgConnection connection, Watchdog watchdog, Duration limit) {
    this.connection = connection;
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
      connection.cancelQuery();
    } catch (SQLException e) {
      // The server takes no more connections just now; the next attempt may get through.
    }
  }

  /** The failure, in the words of whoever stopped the statement. */
  SqlFailure failure(SQLException e, String sql) {
    SqlFailure.Kind why = stopped.get();
    SqlFailure told = Failures.of(e, sql);
    if (why == null || told.kind() != SqlFailure.Kind.CANCELLED) {
      return told;
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
