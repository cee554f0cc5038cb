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

  private final Clock clock;
  private final Duration limit;
  private final Map<Session, Turn> turns = new HashMap<>();
  private Runnable atStop = () -> {};
  private boolean stopped;

  /**
   * @param limit for one turn; zero for none
   */
  Watch(Clock clock, Duration limit) {
    this.clock = clock;
    this.limit = limit;
  }

  /** A session starts to work on a node. */
  synchronized void begin(Session session) {
    turns.put(session, new Turn(clock.instant()));
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
    atStop.run();
    look();
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
    return !limit.isZero() && turn.started.plus(limit).isBefore(clock.instant());
  }

  private static final class Turn {
    private final Instant started;
    private @Nullable Reason reason;

    private Turn(Instant started) {
      this.started = started;
    }
  }
}
