package dev.floe.governance.rules;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Suggestion;
import dev.floe.governance.Enforcement;
import dev.floe.governance.GovernanceCode;
import dev.floe.governance.Rule;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.inherit.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the policies speak of rules there are, and of nothing they cannot decide. */
final class PolicyChecks {

  private static final KeyPath RULES = KeyPath.parse("governance.rules");
  private static final String BASELINES = "governance.baselines";

  private PolicyChecks() {}

  static List<Diagnostic> check(Platform platform, List<Rule> rules, Set<String> baseline) {
    List<Diagnostic> found = new ArrayList<>();
    platform
        .under(RULES)
        .forEach((key, value) -> {
          String id = key.last();
          Optional<Rule> rule = rules.stream().filter(r -> r.card().id().equals(id)).findFirst();
          if (rule.isEmpty()) {
            found.add(
                at(
                        value.origin(),
                        Diagnostic.of(GovernanceCode.UNKNOWN_RULE, "there is no rule '" + id + "'"))
                    .about(key.toString())
                    .withHelp(Suggestion.help(id, Rules.ids(rules))));
          } else if (!rule.get().switchable()) {
            tooLax(platform, rule.get(), Enforcement.of(value.value().toString()), value.origin())
                .map(finding -> finding.about(key.toString()))
                .ifPresent(found::add);
          }
        });
    if (!baseline.isEmpty()) {
      platform
          .text(BASELINES)
          .filter(said -> said.value().equals("deny"))
          .ifPresent(said ->
              found.add(
                  at(
                          said.origin(),
                          Diagnostic.of(
                              GovernanceCode.BASELINE_DENIED,
                              "the platform does not let products set findings aside"))
                      .withHelp("compile without --baseline")));
    }
    return found;
  }

  /** A rule that guards what is said elsewhere cannot be made laxer by its switch. */
  private static Optional<Diagnostic> tooLax(
      Platform platform, Rule rule, Enforcement said, Origin origin) {
    Enforcement standard = rule.standard(platform).value();
    if (said.compareTo(standard) >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        at(
                origin,
                Diagnostic.of(
                    GovernanceCode.RULE_NOT_SWITCHABLE,
                    "rule '"
                        + rule.card().id()
                        + "' is "
                        + standard.word()
                        + " by "
                        + String.join(", ", rule.card().policies())
                        + " and cannot be "
                        + said.word()))
            .withHelp("change that policy, or waive the rule for single subjects"));
  }

  private static Diagnostic at(Origin origin, Diagnostic diagnostic) {
    return origin.span().map(diagnostic::at).orElse(diagnostic);
  }
}
