package dev.floe.cli.monitor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Function;

/** Looks at each port again when its interval is over, the most overdue first. */
final class Rounds {

  private final Clock clock;
  private final Pause pause;

  Rounds(Clock clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
  }

  /** Waits. */
  @FunctionalInterface
  interface Pause {

    /** Waits so long; says whether to go on. */
    boolean waited(Duration time);
  }

  private record Due(Instant at, int order, MonitoredPort port) {}

  /** Goes on until the pause says that it is over. */
  void walk(
      List<MonitoredPort> ports,
      Function<MonitoredPort, Duration> interval,
      Consumer<MonitoredPort> look) {
    PriorityQueue<Due> due =
        new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingInt(Due::order));
    for (int i = 0; i < ports.size(); i++) {
      due.add(new Due(clock.instant(), i, ports.get(i)));
    }
    for (Due next = due.poll(); next != null; next = due.poll()) {
      Duration left = Duration.between(clock.instant(), next.at());
      if (!pause.waited(left.isNegative() ? Duration.ZERO : left)) {
        return;
      }
      look.accept(next.port());
      // From now, not from when it was due: after a long sleep nobody wants to catch up.
      Instant again = clock.instant().plus(interval.apply(next.port()));
      due.add(new Due(again, next.order(), next.port()));
    }
  }
}
