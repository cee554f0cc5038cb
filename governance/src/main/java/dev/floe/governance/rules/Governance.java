package dev.floe.governance.rules;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Traced;
import dev.floe.governance.Enforcement;
import dev.floe.governance.Rule;
import dev.floe.governance.Subject;
import dev.floe.governance.Verdict;
import dev.floe.governance.exceptions.Excuse;
import dev.floe.governance.exceptions.Waivers;
import dev.floe.governance.rules.Judged.Excused;
import dev.floe.manifest.inherit.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies the rules to a product. */
public final class Governance {

  private Governance() {}

  /** Every verdict of every rule that is not off. */
  public static Judgement judge(Subject subject, Terms terms) {
    return judge(subject, RuleSet.of(subject.platform()), terms);
  }

  /** As {@link #judge(Subject, Terms)}, by rules that were put together before. */
  public static Judgement judge(Subject subject, RuleSet ruleSet, Terms terms) {
    Platform platform = subject.platform();
    List<Rule> rules = ruleSet.rules();
    List<Diagnostic> problems = new ArrayList<>(ruleSet.problems());
    problems.addAll(PolicyChecks.check(platform, ruleSet));
    problems.addAll(PolicyChecks.baseline(platform, terms.baseline()));
    Waivers waivers =
        new Waivers(platform, subject.product().product().name(), ruleSet.ids(), terms.today());
    problems.addAll(waivers.problems());
    List<Judged> verdicts = new ArrayList<>();
    for (Rule rule : rules) {
      Traced<Enforcement> enforcement = enforcement(rule, platform);
      enforcement
          .value()
          .severity()
          .ifPresent(severity -> {
            for (Verdict verdict : rule.judge(subject)) {
              Verdict settled = settled(verdict, severity);
              verdicts.add(
                  excuse(new Judged(rule.card(), enforcement, settled, List.of()), waivers, terms));
            }
          });
    }
    return new Judgement(verdicts, problems);
  }

  /** What is wrong with a platform's policies themselves, whatever product they are for. */
  public static List<Diagnostic> check(Platform platform) {
    RuleSet rules = RuleSet.of(platform);
    List<Diagnostic> problems = new ArrayList<>(rules.problems());
    problems.addAll(PolicyChecks.check(platform, rules));
    return problems;
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

  private static Judged excuse(Judged judged, Waivers waivers, Terms terms) {
    Verdict verdict = judged.verdict();
    if (verdict.holds()) {
      return judged;
    }
    List<Diagnostic> counting = new ArrayList<>();
    List<Excused> excused = new ArrayList<>();
    for (Diagnostic finding : verdict.findings()) {
      excuse(judged.rule().id(), finding, waivers, terms)
          .ifPresentOrElse(
              excuse -> excused.add(new Excused(finding, excuse)), () -> counting.add(finding));
    }
    return new Judged(
        judged.rule(),
        judged.enforcement(),
        new Verdict(verdict.subject(), verdict.demand(), verdict.statement(), counting),
        excused);
  }

  private static Optional<Excuse> excuse(
      String rule, Diagnostic finding, Waivers waivers, Terms terms) {
    Optional<Excuse> waived = waivers.waiving(rule, finding.subject()).map(Excuse.Waived::new);
    return waived.isPresent() || !terms.baseline().contains(finding.fingerprint())
        ? waived
        : Optional.of(new Excuse.Known());
  }
}
