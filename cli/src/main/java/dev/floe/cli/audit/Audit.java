package dev.floe.cli.audit;

import dev.floe.diagnostics.render.JsonText;
import dev.floe.governance.Rule;
import dev.floe.governance.rules.Rules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All products of an audit, in the order of their names.
 *
 * @param takenAt when, in UTC
 * @param environment the environment they were compiled for; empty for the platform's default
 */
record Audit(String takenAt, String environment, List<ProductAudit> products) {

  /** Grows when a key changes its meaning. */
  static final int VERSION = 1;

  private static final List<String> RULES =
      Rules.ALL.stream().map(Rule::card).map(card -> card.id()).toList();

  Audit {
    products =
        products.stream()
            .sorted(Comparator.comparing(ProductAudit::name).thenComparing(ProductAudit::folder))
            .toList();
  }

  /** A rule in a domain. */
  record Line(String rule, String domain, int products, Tally tally) {}

  /** One line for each rule and domain, in the order of the rules. */
  List<Line> lines() {
    Map<String, SortedMap<String, Line>> all = new LinkedHashMap<>();
    RULES.forEach(rule -> all.put(rule, new TreeMap<>()));
    for (ProductAudit product : products) {
      product
          .rules()
          .forEach((rule, tally) ->
              all.computeIfAbsent(rule, key -> new TreeMap<>())
                  .merge(
                      product.domain(),
                      new Line(rule, product.domain(), 1, tally),
                      (one, other) ->
                          new Line(
                              rule,
                              one.domain(),
                              one.products() + other.products(),
                              one.tally().and(other.tally()))));
    }
    return all.values().stream().flatMap(domains -> domains.values().stream()).toList();
  }

  Tally total() {
    return products.stream().map(ProductAudit::total).reduce(Tally.NONE, Tally::and);
  }

  /** How many have mistakes that no rule found. */
  int broken() {
    return (int) products.stream().filter(product -> !product.compiles()).count();
  }

  /** Whether everything compiles and nothing fails, warnings included. */
  boolean isClean() {
    return broken() == 0 && total().fails() == 0;
  }

  /** For programs, and for later audits to compare with. */
  String json(Map<String, ?> more) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("version", VERSION);
    plain.put("kind", "floe-audit");
    plain.put("takenAt", takenAt);
    plain.put("environment", environment);
    plain.put("summary", summary());
    plain.put("policies", lines().stream().map(Audit::plain).toList());
    plain.put("products", products.stream().map(Audit::plain).toList());
    plain.putAll(more);
    return new JsonText().value(plain) + "\n";
  }

  Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("products", products.size());
    summary.put("broken", broken());
    total().putInto(summary);
    return summary;
  }

  private static Map<String, Object> plain(Line line) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("rule", line.rule());
    plain.put("domain", line.domain());
    plain.put("products", line.products());
    line.tally().putInto(plain);
    return plain;
  }

  private static Map<String, Object> plain(ProductAudit product) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("name", product.name());
    plain.put("domain", product.domain());
    plain.put("version", product.version());
    plain.put("folder", product.folder());
    product.total().putInto(plain);
    plain.put("mistakes", product.mistakes());
    List<Object> findings = new ArrayList<>();
    for (ProductAudit.Failing failing : product.failing()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("fingerprint", failing.fingerprint());
      one.put("rule", failing.rule());
      one.put("code", failing.code());
      one.put("subject", failing.subject());
      one.put("message", failing.message());
      findings.add(one);
    }
    plain.put("findings", findings);
    return plain;
  }
}
