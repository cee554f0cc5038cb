package dev.floe.governance.rules;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Traced;
import dev.floe.governance.Enforcement;
import dev.floe.governance.RuleCard;
import dev.floe.governance.Verdict;
import dev.floe.governance.exceptions.Excuse;
import java.util.List;

/**
 * A verdict with the rule it comes from.
 *
 * @param enforcement how strictly the platform asks for the rule, and who says so
 * @param verdict its findings have their final severity and name the policy's place; those that are
 *     excused are not among them
 * @param excused findings that do not count
 */
public record Judged(
    RuleCard rule, Traced<Enforcement> enforcement, Verdict verdict, List<Excused> excused) {

  public Judged {
    excused = List.copyOf(excused);
  }

  /** A finding and why it does not count. */
  public record Excused(Diagnostic finding, Excuse excuse) {}

  /** What became of a demand. */
  public enum State {
    HOLDS,
    WAIVED,
    KNOWN,
    FAILS
  }

  /** Fails where any finding counts; else the excuse there is. */
  public State state() {
    if (!verdict.holds()) {
      return State.FAILS;
    }
    if (excused.isEmpty()) {
      return State.HOLDS;
    }
    return excused.stream().anyMatch(one -> one.excuse() instanceof Excuse.Waived)
        ? State.WAIVED
        : State.KNOWN;
  }
}
