package dev.floe.runner.execute;

import dev.floe.spi.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that statements end when they must: because the run is stopped or because a node's
 * time is up. A session is cancelled again at every look until its turn is over, so that a cancel
 * that falls between two statements is not lost.
 */
final class Watch {

  /** Why a turn was cut short. */
  enum Reason {
    STOPPED,
    TIME_IS_UP
  }

  private static final long NANOS_A_MILLI = 1_000_000;

  private final Clock clock;
  private final Map<Session, Turn> turns = new HashMap<>();
  private Runnable atStop = () -> {};
  private boolean stopped;

  Watch(Clock clock) {
    this.clock = clock;
  }

  /**
   * A session starts to work on a node.
   *
   * @param limit for this turn; zero for none
   */
  synchronized void begin(Session session, Duration limit) {
    turns.put(session, new Turn(clock.instant(), limit));
  }

  /** It has ended; says whether and why it was cut short. */
  synchronized Optional<Reason> end(Session session) {
    Turn turn = turns.remove(session);
    return turn == null ? Optional.empty() : Optional.ofNullable(turn.reason);
  }

  /** What else is to be done when the run is stopped. */
  synchronized void whenStopped(Runnable action) {
    atStop = action;
  }

  /** Ends every turn, and lets none begin. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
    atStop.run();
    look();
  }

  /** Waits on the worker's thread; says whether the run goes on. */
  synchronized boolean pause(Duration time) {
    try {
      long end = System.nanoTime() + time.toNanos();
      for (long left = time.toMillis(); left > 0 && !stopped; ) {
        wait(left);
        left = (end - System.nanoTime()) / NANOS_A_MILLI;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return !stopped;
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  /** To be called every few milliseconds. */
  synchronized void look() {
    turns.forEach((session, turn) -> {
      if (turn.reason == null) {
        turn.reason = stopped ? Reason.STOPPED : isOver(turn) ? Reason.TIME_IS_UP : null;
      }
      if (turn.reason != null) {
        session.cancel();
      }
    });
  }

  private boolean isOver(Turn turn) {
    return !turn.limit.isZero() && turn.started.plus(turn.limit).isBefore(clock.instant());
  }

  private static final class Turn {
    private final Instant started;
    private final Duration limit;
    private @Nullable Reason reason;

    private Turn(Instant started, Duration limit) {
      this.started = started;
      this.limit = limit;
    }
  }
}
