package dev.floe.governance.rules;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Suggestion;
import dev.floe.governance.Enforcement;
import dev.floe.governance.GovernanceCode;
import dev.floe.governance.Rule;
import dev.floe.governance.classification.Levels;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.inherit.Platform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Whether the policies speak of rules there are, and of nothing they cannot decide. */
final class PolicyChecks {

  private static final KeyPath RULES = KeyPath.parse("governance.rules");
  private static final String WAIVABLE = "governance.waivable";
  private static final String BASELINES = "governance.baselines";
  private static final KeyPath CLASSIFICATION = KeyPath.of("governance", "classification");
  private static final Set<String> BESIDE_LEVELS = Set.of("levels", "declassification");

  private PolicyChecks() {}

  static List<Diagnostic> check(Platform platform, RuleSet ruleSet) {
    List<Diagnostic> found = new ArrayList<>();
    Map<String, Rule> rules = new HashMap<>();
    ruleSet.rules().forEach(rule -> rules.put(rule.card().id(), rule));
    platform
        .under(RULES)
        .forEach((key, value) -> {
          String id = key.last();
          Rule rule = rules.get(id);
          if (!ruleSet.ids().contains(id)) {
            found.add(
                at(
                        value.origin(),
                        Diagnostic.of(GovernanceCode.UNKNOWN_RULE, "there is no rule '" + id + "'"))
                    .about(key.toString())
                    .withHelp(Suggestion.help(id, ruleSet.ids())));
          } else if (rule != null && !rule.switchable()) {
            tooLax(platform, rule, Enforcement.of(value.value().toString()), value.origin())
                .map(finding -> finding.about(key.toString()))
                .ifPresent(found::add);
          }
        });
    found.addAll(waivable(platform, ruleSet));
    found.addAll(levels(platform));
    return found;
  }

  /**
   * A list of rules that waivers may suspend can name the policies of other domains, which are not
   * known here; so only what looks misspelt is told.
   */
  private static List<Diagnostic> waivable(Platform platform, RuleSet ruleSet) {
    List<Diagnostic> found = new ArrayList<>();
    platform
        .words(WAIVABLE)
        .ifPresent(list ->
            list.value().stream()
                .filter(id -> !ruleSet.ids().contains(id))
                .forEach(id ->
                    Suggestion.closest(id, ruleSet.ids())
                        .map(near ->
                            at(
                                    list.origin(),
                                    Diagnostic.of(
                                        GovernanceCode.UNKNOWN_RULE,
                                        "no rule that could be waived is called '" + id + "'"))
                                .withSeverity(Severity.WARNING)
                                .about(WAIVABLE)
                                .withHelp("did you mean '" + near + "'?"))
                        .ifPresent(found::add)));
    return found;
  }

  /** Rules for a level that is not in the platform's list would protect nothing. */
  private static List<Diagnostic> levels(Platform platform) {
    Levels levels = new Levels(platform);
    Map<String, Diagnostic> found = new TreeMap<>();
    platform
        .under(CLASSIFICATION)
        .forEach((key, value) -> {
          String level = key.toString().split("\\.", -1)[2];
          if (!BESIDE_LEVELS.contains(level) && !levels.has(level)) {
            found.putIfAbsent(
                level,
                at(
                        value.origin(),
                        Diagnostic.of(
                            GovernanceCode.UNKNOWN_LEVEL,
                            "there are rules for '"
                                + level
                                + "' data, and it is no level of the platform"))
                    .about("governance.classification." + level)
                    .withNote(Note.of("levels: " + String.join(" < ", levels.names())))
                    .withHelp(
                        Suggestion.closest(level, levels.names())
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("add it to governance.classification.levels")));
          }
        });
    return List.copyOf(found.values());
  }

  /** Whether findings may be set aside at all. */
  static List<Diagnostic> baseline(Platform platform, Set<String> baseline) {
    if (baseline.isEmpty()) {
      return List.of();
    }
    return platform
        .text(BASELINES)
        .filter(said -> said.value().equals("deny"))
        .map(said ->
            at(
                    said.origin(),
                    Diagnostic.of(
                        GovernanceCode.BASELINE_DENIED,
                        "the platform does not let products set findings aside"))
                .withHelp("compile without --baseline"))
        .stream()
        .toList();
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
