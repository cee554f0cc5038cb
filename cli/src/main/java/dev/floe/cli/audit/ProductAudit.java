package dev.floe.cli.audit;

import dev.floe.compiler.Compilation;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.governance.rules.Judged;
import dev.floe.governance.rules.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is kept of one product: figures and findings, nothing of its SQL, so that a thousand of them
 * are small.
 *
 * @param domain empty on a platform without domains
 * @param folder as the report names it
 * @param mistakes errors that no rule found; the product does not compile for them
 * @param rules by the id of the rule
 * @param failing what counts, by rule
 */
record ProductAudit(
    String name,
    String domain,
    String version,
    String folder,
    List<String> mistakes,
    Map<String, Tally> rules,
    List<Failing> failing) {

  private static final int MISTAKES = 5;

  ProductAudit {
    mistakes = List.copyOf(mistakes);
    rules = Map.copyOf(rules);
    failing = List.copyOf(failing);
  }

  /** A finding that counts. */
  record Failing(String fingerprint, String rule, String code, String subject, String message) {}

  static ProductAudit of(String folder, Result<Compilation> result) {
    Judgement judgement = result.value().map(Compilation::judgement).orElseGet(Judgement::none);
    Map<String, Tally> rules = new TreeMap<>();
    List<Failing> failing = new ArrayList<>();
    Set<Diagnostic> ofRules = new LinkedHashSet<>();
    for (Judged judged : judgement.verdicts()) {
      rules.merge(judged.rule().id(), Tally.of(judged.state()), Tally::and);
      for (Diagnostic found : judged.verdict().findings()) {
        ofRules.add(found);
        failing.add(
            new Failing(
                found.fingerprint(),
                judged.rule().id(),
                found.code().id(),
                found.subject(),
                found.message()));
      }
    }
    List<String> mistakes =
        result.diagnostics().stream()
            .filter(found -> found.isError() && !ofRules.contains(found))
            .map(found -> found.code().id() + ": " + found.message())
            .distinct()
            .limit(MISTAKES)
            .toList();
    return new ProductAudit(
        result.value().map(found -> found.product().product().qualifiedName()).orElse(folder),
        result.value().flatMap(found -> found.product().product().domain()).orElse(""),
        result.value().map(found -> found.product().product().version()).orElse(""),
        folder,
        mistakes,
        rules,
        failing);
  }

  Tally total() {
    return rules.values().stream().reduce(Tally.NONE, Tally::and);
  }

  boolean compiles() {
    return mistakes.isEmpty();
  }
}
