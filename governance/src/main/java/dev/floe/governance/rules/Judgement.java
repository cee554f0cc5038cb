package dev.floe.governance.rules;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.governance.Topic;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that the rules say of a product.
 *
 * @param verdicts in the order of the rules, then of the product's nodes
 * @param problems of the policies themselves: a waiver that is over, a rule there is not
 */
public record Judgement(List<Judged> verdicts, List<Diagnostic> problems) {

  public Judgement {
    verdicts = List.copyOf(verdicts);
    problems = List.copyOf(problems);
  }

  /** Nothing was looked at. */
  public static Judgement none() {
    return new Judgement(List.of(), List.of());
  }

  /** Every finding that counts; first what is wrong with the policies themselves. */
  public List<Diagnostic> findings() {
    return Stream.concat(
            problems.stream(),
            verdicts.stream().flatMap(judged -> judged.verdict().findings().stream()))
        .toList();
  }

  /** Every finding of a rule, excused or not: what a baseline is made of. */
  public List<Diagnostic> everything() {
    return verdicts.stream()
        .flatMap(judged ->
            Stream.concat(
                judged.verdict().findings().stream(),
                judged.excused().stream().map(Judged.Excused::finding)))
        .toList();
  }

  /** Findings that do not count, with the reason. */
  public List<Judged.Excused> excused() {
    return verdicts.stream().flatMap(judged -> judged.excused().stream()).toList();
  }

  /** What was said on a topic. */
  public List<Judged> on(Topic topic) {
    return verdicts.stream().filter(judged -> judged.rule().topic() == topic).toList();
  }
}
