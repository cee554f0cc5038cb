package dev.floe.governance.custom;

import dev.cel.runtime.CelEvaluationException;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Severity;
import dev.floe.governance.custom.Expressions.Expression;
import java.util.Map;
import java.util.Optional;

/**
 * A policy of a manifest, compiled.
 *
 * @param why its description; empty if there is none
 * @param when selects what it looks at; everything where absent
 * @param rule must hold
 * @param origin the tier and the place of the rule
 */
record CustomPolicy(
    String name,
    String why,
    PolicyTarget target,
    Optional<Expression> when,
    Expression rule,
    String ruleText,
    Message message,
    Severity severity,
    Origin origin) {

  /** What a policy says of one thing. */
  sealed interface Answer {

    /** {@code when} does not select it. */
    record NotAsked() implements Answer {}

    /** The rule holds. */
    record Holds() implements Answer {}

    /** The rule does not hold. */
    record Broken(String message) implements Answer {}

    /** There is no answer: a key that is missing, too many steps. */
    record Unanswered(String reason) implements Answer {}
  }

  Answer of(Map<String, Object> variables) {
    try {
      if (when.isPresent() && !isTrue(when.get(), variables)) {
        return new Answer.NotAsked();
      }
      return isTrue(rule, variables)
          ? new Answer.Holds()
          : new Answer.Broken(message.of(variables));
    } catch (CelEvaluationException e) {
      return new Answer.Unanswered(reason(e));
    }
  }

  private static boolean isTrue(Expression expression, Map<String, Object> variables)
      throws CelEvaluationException {
    return Boolean.TRUE.equals(expression.value(variables));
  }

  /** CEL's own words without its address inside the expression. */
  private static String reason(CelEvaluationException e) {
    return String.valueOf(e.getMessage())
        .replaceFirst("^evaluation error(?: at \\S+)?: ", "")
        .replaceFirst("\\.$", "");
  }
}
