package dev.floe.governance.classification;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import dev.floe.governance.GovernanceCode;
import dev.floe.governance.Rule;
import dev.floe.governance.RuleCard;
import dev.floe.governance.StatedRule;
import dev.floe.governance.Subject;
import dev.floe.governance.Topic;
import dev.floe.governance.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Every class somebody declares is one of the platform's levels. */
public final class KnownLevels {

  private static final RuleCard CARD =
      new RuleCard(
          "classification-levels",
          "classes are the platform's levels",
          "Every meta.floe.classification names one of the platform's levels.",
          Topic.CLASSIFICATION,
          List.of("governance.classification.levels"),
          List.of(GovernanceCode.UNKNOWN_LEVEL));

  private KnownLevels() {}

  /** The rule. */
  public static Rule rule() {
    return new StatedRule(CARD, ClassificationPolicy::enforcement, false, KnownLevels::judge);
  }

  private static List<Verdict> judge(Subject subject) {
    Levels levels = new Levels(subject.platform());
    List<Verdict> verdicts = new ArrayList<>();
    for (Node node : subject.product().nodes()) {
      if (node instanceof Node.Referable readable) {
        List<Diagnostic> found = findings(readable, levels);
        if (!found.isEmpty()) {
          verdicts.add(
              new Verdict(
                  node.uniqueId(),
                  ClassificationPolicy.demand("levels", "levels", subject.platform()),
                  node.info().name() + " names a level that does not exist",
                  found));
        }
      }
    }
    return verdicts;
  }

  private static List<Diagnostic> findings(Node.Referable node, Levels levels) {
    List<Diagnostic> found = new ArrayList<>();
    Span here = node.info().declaredAt().orElse(Span.file(node.info().path()));
    Declarations.ofRelation(node)
        .filter(level -> !levels.has(level))
        .ifPresent(level -> found.add(finding(node, node.info().name(), level, here, levels)));
    for (NodeColumn column : node.columns().declared()) {
      Declarations.text(column.meta(), "classification")
          .filter(level -> !levels.has(level))
          .ifPresent(level ->
              found.add(
                  finding(
                      node,
                      node.info().name() + "." + column.name(),
                      level,
                      column.declaredAt().orElse(here),
                      levels)));
    }
    return found;
  }

  private static Diagnostic finding(
      Node node, String what, String level, Span place, Levels levels) {
    return Diagnostic.at(
            GovernanceCode.UNKNOWN_LEVEL,
            place,
            what + " is classified '" + level + "', which is no level of the platform")
        .about(node.uniqueId())
        .withNote(Note.of("levels: " + String.join(" < ", levels.names())))
        .withHelp(Suggestion.help(level, levels.names()));
  }
}
