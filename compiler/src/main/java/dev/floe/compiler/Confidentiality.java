package dev.floe.compiler;

import dev.floe.governance.GovernanceCode;
import dev.floe.governance.rules.Judged;
import dev.floe.governance.rules.Judged.State;
import dev.floe.governance.rules.Judgement;
import java.util.ArrayList;
import java.util.List;

/** How confidential data is protected, in one line: encrypted at rest, masked. */
final class Confidentiality {

  private static final String MASKED = "masked in non-prod ✓";

  private Confidentiality() {}

  /**
   * Nothing where neither is demanded.
   *
   * @param masked whether the environment masks any column
   */
  static List<Stage.Line> lines(Judgement judgement, boolean masked) {
    List<String> texts = new ArrayList<>();
    judgement.verdicts().stream()
        .filter(Confidentiality::isEncrypted)
        .forEach(one -> texts.add(one.verdict().statement() + " ✓"));
    if (masked && texts.isEmpty()) {
      texts.add("PII columns: " + MASKED);
    } else if (masked) {
      texts.set(0, texts.getFirst() + ", " + MASKED);
    }
    return texts.stream().<Stage.Line>map(text -> new Stage.Held(text, 0)).toList();
  }

  /** What else there is to say. */
  static Judgement rest(Judgement judgement) {
    return new Judgement(
        judgement.verdicts().stream().filter(one -> !isEncrypted(one)).toList(),
        judgement.problems());
  }

  private static boolean isEncrypted(Judged one) {
    return one.rule().codes().contains(GovernanceCode.NOT_ENCRYPTED) && one.state() == State.HOLDS;
  }
}
