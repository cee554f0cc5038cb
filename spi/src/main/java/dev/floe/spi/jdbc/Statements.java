package dev.floe.spi.jdbc;

import dev.floe.spi.SqlFailure;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statements of one session, one after the other, each with the session's time limit. Used
 * by the session's own thread, but for {@link #cancel}, which any thread may call.
 */
public final class Statements {

  private final Watchdog watchdog;
  private final Failures failures;
  private volatile Duration limit = Duration.ZERO;
  private volatile @Nullable Execution running;

  /**
   * @param watchdog the engine's own, which outlives this
   * @param failures what the driver's exceptions mean
   */
  public Statements(Watchdog watchdog, Failures failures) {
    this.watchdog = watchdog;
    this.failures = failures;
  }

  /** What an exception of the driver means. */
  public interface Failures {

    /**
     * @param sql the statement that failed, in which the failure's offset counts
     */
    SqlFailure of(SQLException exception, String sql);
  }

  /** How the engine is told to stop what it is doing; called from another thread, repeatedly. */
  public interface Interrupt {

    /** Once more. */
    void now() throws SQLException;
  }

  /** What to do. */
  public interface Work<T> {

    /** Does it. */
    T work() throws SQLException;
  }

  /**
   * Does something that can be stopped.
   *
   * @throws SqlFailure what the engine said, or {@code CANCELLED} or {@code DEADLINE} where it was
   *     stopped
   */
  public <T> T run(String sql, Interrupt interrupt, Work<T> work) throws SqlFailure {
    try (Execution execution = new Execution(interrupt, watchdog, limit)) {
      running = execution;
      try {
        return work.work();
      } catch (SQLException e) {
        throw execution.failure(failures.of(e, sql));
      } finally {
        running = null;
      }
    }
  }

  /** Stops what runs; does nothing where nothing does. */
  public void cancel() {
    Execution execution = running;
    if (execution != null) {
      execution.stop(SqlFailure.Kind.CANCELLED);
    }
  }

  /** How long each of the statements to come may take; zero for no limit. */
  public void limit(Duration newLimit) {
    limit = newLimit;
  }

  /**
   * Does something whose statements have no limit: what tidies up after one that ran out of time.
   */
  public void withoutLimit(TidyUp tidyUp) throws SqlFailure {
    Duration before = limit;
    limit = Duration.ZERO;
    try {
      tidyUp.run();
    } finally {
      limit = before;
    }
  }

  /** What tidies up. */
  public interface TidyUp {

    /** Does it. */
    void run() throws SqlFailure;
  }
}
