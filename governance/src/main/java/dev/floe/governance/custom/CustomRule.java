package dev.floe.governance.custom;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Traced;
import dev.floe.governance.Demand;
import dev.floe.governance.Enforcement;
import dev.floe.governance.GovernanceCode;
import dev.floe.governance.Rule;
import dev.floe.governance.RuleCard;
import dev.floe.governance.Subject;
import dev.floe.governance.Topic;
import dev.floe.governance.Verdict;
import dev.floe.manifest.inherit.Platform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A policy of a manifest as a rule. */
final class CustomRule implements Rule {

  private final CustomPolicy policy;
  private final AtomicReference<Facts> lastFacts;
  private final RuleCard card;

  /**
   * @param lastFacts of the product judged last, shared by the policies of a platform: they judge
   *     the same product one after the other
   */
  CustomRule(CustomPolicy policy, AtomicReference<Facts> lastFacts) {
    this.policy = policy;
    this.lastFacts = lastFacts;
    this.card =
        new RuleCard(
            policy.name(),
            "policy " + policy.name(),
            policy.why().isEmpty() ? policy.ruleText() : policy.why(),
            Topic.CUSTOM,
            List.of("governance.policies." + policy.name()),
            List.of(GovernanceCode.CUSTOM_POLICY, GovernanceCode.POLICY_UNANSWERED));
  }

  @Override
  public RuleCard card() {
    return card;
  }

  @Override
  public Traced<Enforcement> standard(Platform platform) {
    Enforcement enforcement =
        policy.severity() == Severity.ERROR ? Enforcement.STRICT : Enforcement.WARN;
    return Traced.of(enforcement, policy.origin());
  }

  @Override
  public boolean switchable() {
    return false;
  }

  @Override
  public List<Verdict> judge(Subject subject) {
    Facts facts = facts(subject);
    return candidates(facts).stream().flatMap(one -> verdict(one).stream()).toList();
  }

  private Facts facts(Subject subject) {
    Facts last = lastFacts.get();
    if (last != null && last.subject() == subject) {
      return last;
    }
    Facts facts = new Facts(subject);
    lastFacts.set(facts);
    return facts;
  }

  /**
   * Something the policy looks at.
   *
   * @param id what a finding is about
   */
  private record Candidate(
      String id, String name, Optional<Span> place, Map<String, Object> variables) {}

  private List<Candidate> candidates(Facts facts) {
    return switch (policy.target()) {
      case MODEL -> models(facts);
      case COLUMN -> columns(facts);
      case SOURCE -> sources(facts);
      case PORT -> ports(facts);
      case PRODUCT -> List.of(product(facts));
      case CONTRACT -> contracts(facts);
    };
  }

  private static List<Candidate> models(Facts facts) {
    return facts.subject().ownModels().stream()
        .map(model ->
            new Candidate(
                model.uniqueId(),
                model.info().name(),
                Optional.of(place(model)),
                Map.of("model", facts.model(model), "product", facts.product())))
        .toList();
  }

  private static List<Candidate> columns(Facts facts) {
    List<Candidate> columns = new ArrayList<>();
    for (Node.Model model : facts.subject().ownModels()) {
      for (NodeColumn column : facts.columns(model)) {
        columns.add(
            new Candidate(
                model.uniqueId() + "." + column.name(),
                model.info().name() + "." + column.name(),
                Optional.of(column.declaredAt().orElseGet(() -> place(model))),
                Map.of(
                    "column",
                    facts.column(model, column),
                    "model",
                    facts.model(model),
                    "product",
                    facts.product())));
      }
    }
    return columns;
  }

  private static List<Candidate> sources(Facts facts) {
    return facts.sources().stream()
        .map(source ->
            new Candidate(
                source.uniqueId(),
                source.info().name(),
                Optional.of(place(source)),
                Map.of("source", facts.source(source), "product", facts.product())))
        .toList();
  }

  private static List<Candidate> ports(Facts facts) {
    List<Candidate> ports = new ArrayList<>();
    for (CompiledProduct.OutputPort port : facts.subject().product().outputPorts()) {
      Map<String, Object> variables = new HashMap<>();
      variables.put("port", facts.port(port));
      variables.put("product", facts.product());
      variables.put(
          "model",
          facts.subject().node(port.node()).orElse(null) instanceof Node.Model model
              ? facts.model(model)
              : Vocabulary.empty("model"));
      ports.add(new Candidate("port." + port.name(), port.name(), Optional.empty(), variables));
    }
    return ports;
  }

  private static Candidate product(Facts facts) {
    String name = facts.subject().product().product().name();
    return new Candidate(
        "product." + name, name, Optional.empty(), Map.of("product", facts.product()));
  }

  private static List<Candidate> contracts(Facts facts) {
    return facts.subject().product().inputPorts().stream()
        .map(port ->
            new Candidate(
                "contract." + port.name(),
                port.name(),
                Optional.empty(),
                Map.of("contract", facts.contract(port), "product", facts.product())))
        .toList();
  }

  private static Span place(Node node) {
    return node.info().declaredAt().orElse(Span.file(node.info().path()));
  }

  private Optional<Verdict> verdict(Candidate one) {
    Demand demand = new Demand("policy " + policy.name(), policy.origin());
    return switch (policy.of(one.variables())) {
      case CustomPolicy.Answer.NotAsked notAsked -> Optional.empty();
      case CustomPolicy.Answer.Holds holds ->
          Optional.of(Verdict.held(one.id(), demand, one.name() + ": satisfies " + policy.name()));
      case CustomPolicy.Answer.Broken(String message) ->
          Optional.of(Verdict.broken(one.id(), demand, broken(one, message)));
      case CustomPolicy.Answer.Unanswered(String reason) ->
          Optional.of(Verdict.broken(one.id(), demand, unanswered(one, reason)));
    };
  }

  private Diagnostic broken(Candidate one, String message) {
    Diagnostic finding =
        at(one, Diagnostic.of(GovernanceCode.CUSTOM_POLICY, message))
            .withNote(Note.of("policy " + policy.name() + " demands: " + policy.ruleText()));
    return policy.why().isEmpty() ? finding : finding.withHelp(policy.why());
  }

  private Diagnostic unanswered(Candidate one, String reason) {
    return at(
            one,
            Diagnostic.of(
                GovernanceCode.POLICY_UNANSWERED,
                "policy '"
                    + policy.name()
                    + "' has no answer for "
                    + policy.target().word()
                    + " '"
                    + one.name()
                    + "': "
                    + reason))
        .withHelp(help(reason));
  }

  /** What to do about a policy without an answer: what it cannot decide does not pass. */
  static String help(String reason) {
    return reason.contains("budget")
        ? "loop over less"
        : "test with has(…) for what may be absent before using it";
  }

  private static Diagnostic at(Candidate one, Diagnostic finding) {
    Diagnostic about = finding.about(one.id());
    return one.place().map(about::at).orElse(about);
  }
}
