package dev.floe.cli.product;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.UsageError;
import dev.floe.compiler.Compilation;
import dev.floe.diagnostics.Suggestion;
import dev.floe.diagnostics.Traced;
import dev.floe.governance.Enforcement;
import dev.floe.governance.RuleCard;
import dev.floe.governance.rules.Governance;
import dev.floe.governance.rules.Judged;
import dev.floe.governance.rules.RuleSet;
import dev.floe.manifest.inherit.Platform;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every policy that applies to a model: what is demanded of itself, of the ports that show it and
 * of its product as a whole.
 *
 * @param node the model, or what else a rule speaks of: a seed, a source, a snapshot
 * @param verdicts in the order of the rules
 * @param off rules that somebody turned off, with who did
 */
record ModelPolicies(Node node, List<Judged> verdicts, List<Off> off) {

  ModelPolicies {
    verdicts = List.copyOf(verdicts);
    off = List.copyOf(off);
  }

  /** A rule that is not looked at. */
  record Off(RuleCard rule, Traced<Enforcement> enforcement) {}

  /**
   * The policies of a model.
   *
   * @param name its name or unique id
   * @throws UsageError if there is no such model
   */
  static ModelPolicies of(Compilation compilation, String name) {
    CompiledProduct product = compilation.product();
    Node node = find(product, compilation.project().graph().rootProject(), name);
    Set<String> subjects =
        Stream.concat(
                Stream.of(node.uniqueId(), "product." + product.product().name()),
                product.outputPorts().stream()
                    .filter(port -> port.node().equals(node.uniqueId()))
                    .flatMap(
                        port -> Stream.of("port." + port.name(), "output_ports." + port.name())))
            .collect(Collectors.toSet());
    return new ModelPolicies(
        node,
        compilation.judgement().verdicts().stream()
            .filter(judged -> subjects.contains(judged.verdict().subject()))
            .toList(),
        off(compilation.documents().platform()));
  }

  private static List<Off> off(Platform platform) {
    return RuleSet.of(platform).rules().stream()
        .map(rule -> new Off(rule.card(), Governance.enforcement(rule, platform)))
        .filter(rule -> rule.enforcement().value() == Enforcement.OFF)
        .toList();
  }

  /** A model before anything else of the name, the product's own before those of packages. */
  private static Node find(CompiledProduct product, String project, String name) {
    Optional<Node> found =
        product.nodes().stream()
            .filter(Node.Referable.class::isInstance)
            .filter(node -> node.uniqueId().equals(name) || node.info().name().equals(name))
            .min(
                Comparator.comparing((Node node) -> !(node instanceof Node.Model))
                    .thenComparing(node -> !node.info().packageName().equals(project)));
    return found.orElseThrow(() ->
        new UsageError(
            CliCode.UNKNOWN_NODE,
            "there is no model '" + name + "'",
            Suggestion.help(
                name,
                product.nodes().stream()
                    .filter(Node.Model.class::isInstance)
                    .map(node -> node.info().name())
                    .toList())));
  }

  /** The layer it belongs to, where it has one. */
  Optional<String> layer() {
    return node instanceof Node.Model model ? model.layer() : Optional.empty();
  }
}
