package dev.floe.cli.audit;

import dev.floe.governance.rules.Judged.State;
import java.util.Map;

/** How many demands hold, are waived, were known before, fail. */
record Tally(int holds, int waived, int known, int fails) {

  static final Tally NONE = new Tally(0, 0, 0, 0);

  /** One demand. */
  static Tally of(State state) {
    return switch (state) {
      case HOLDS -> new Tally(1, 0, 0, 0);
      case WAIVED -> new Tally(0, 1, 0, 0);
      case KNOWN -> new Tally(0, 0, 1, 0);
      case FAILS -> new Tally(0, 0, 0, 1);
    };
  }

  Tally and(Tally other) {
    return new Tally(
        holds + other.holds, waived + other.waived, known + other.known, fails + other.fails);
  }

  void putInto(Map<String, Object> plain) {
    plain.put("holds", holds);
    plain.put("waived", waived);
    plain.put("known", known);
    plain.put("fails", fails);
  }
}
