package dev.floe.governance.rules;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.governance.Topic;
import java.util.List;

/**
 * All that the rules say of a product.
 *
 * @param verdicts in the order of the rules, then of the product's nodes
 */
public record Judgement(List<Judged> verdicts) {

  public Judgement {
    verdicts = List.copyOf(verdicts);
  }

  /** Nothing was looked at. */
  public static Judgement none() {
    return new Judgement(List.of());
  }

  /** Every finding. */
  public List<Diagnostic> findings() {
    return verdicts.stream().flatMap(judged -> judged.verdict().findings().stream()).toList();
  }

  /** What was said on a topic. */
  public List<Judged> on(Topic topic) {
    return verdicts.stream().filter(judged -> judged.rule().topic() == topic).toList();
  }
}
