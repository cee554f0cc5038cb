package dev.floe.cli.report;

import dev.floe.governance.rules.Judged;
import dev.floe.governance.rules.Judged.State;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many verdicts hold, are excused, fail. */
record Tally(Map<State, Integer> counts) {

  static Tally of(List<Judged> judged) {
    Map<State, Integer> counts = new EnumMap<>(State.class);
    judged.forEach(one -> counts.merge(one.state(), 1, Integer::sum));
    return new Tally(counts);
  }

  int of(State state) {
    return counts.getOrDefault(state, 0);
  }

  /** The worst there is among them. */
  State worst() {
    for (State state : List.of(State.FAILS, State.WAIVED, State.KNOWN)) {
      if (of(state) > 0) {
        return state;
      }
    }
    return State.HOLDS;
  }
}
