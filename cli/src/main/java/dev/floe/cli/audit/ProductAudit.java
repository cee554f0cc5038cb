package dev.floe.cli.audit;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.compiler.Compilation;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.governance.rules.Judged;
import dev.floe.governance.rules.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    return of(
        folder,
        result.value().map(Compilation::product),
        result.value().map(Compilation::judgement).orElseGet(Judgement::none),
        result.diagnostics());
  }

  /**
   * @param product absent where none could be read
   * @param diagnostics everything, with what the rules found
   */
  static ProductAudit of(
      String folder,
      Optional<CompiledProduct> product,
      Judgement judgement,
      List<Diagnostic> diagnostics) {
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
        diagnostics.stream()
            .filter(found -> found.isError() && !ofRules.contains(found))
            .map(found -> found.code().id() + ": " + found.message())
            .distinct()
            .limit(MISTAKES)
            .toList();
    return new ProductAudit(
        product.map(found -> found.product().qualifiedName()).orElse(folder),
        product.flatMap(found -> found.product().domain()).orElse(""),
        product.map(found -> found.product().version()).orElse(""),
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
