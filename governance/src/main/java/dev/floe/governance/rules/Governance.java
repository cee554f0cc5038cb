package dev.floe.governance.rules;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Traced;
import dev.floe.governance.Enforcement;
import dev.floe.governance.Rule;
import dev.floe.governance.Subject;
import dev.floe.governance.Verdict;
import dev.floe.manifest.inherit.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies the rules to a product. */
public final class Governance {

  private Governance() {}

  /** Every verdict of every rule that is not off. */
  public static Judgement judge(Subject subject) {
    List<Judged> all = new ArrayList<>();
    for (Rule rule : Rules.ALL) {
      Traced<Enforcement> enforcement = enforcement(rule, subject.platform());
      enforcement
          .value()
          .severity()
          .ifPresent(severity ->
              rule.judge(subject)
                  .forEach(verdict ->
                      all.add(new Judged(rule.card(), enforcement, settled(verdict, severity)))));
    }
    return new Judgement(all);
  }

  /** How strictly a platform asks for a rule, and who says so. */
  public static Traced<Enforcement> enforcement(Rule rule, Platform platform) {
    Traced<Enforcement> standard = rule.standard(platform);
    Optional<Traced<Enforcement>> own =
        platform
            .text("governance.rules." + rule.card().id())
            .map(said -> said.map(Enforcement::of));
    return own.filter(said -> rule.switchable() || said.value().compareTo(standard.value()) > 0)
        .orElse(standard);
  }

  /** A finding counts as much as its rule does, and says who demands it. */
  private static Verdict settled(Verdict verdict, Severity severity) {
    List<Diagnostic> findings =
        verdict.findings().stream()
            .map(finding -> finding.withSeverity(severity))
            .map(finding ->
                verdict.demand().origin().span().map(finding::demandedBy).orElse(finding))
            .toList();
    return new Verdict(verdict.subject(), verdict.demand(), verdict.statement(), findings);
  }
}
