package dev.floe.governance.gates;

import dev.floe.artifacts.NodeInfo;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The models of every layer that requires a test satisfy it. */
final class RequiredTestRule implements Rule {

  private static final String DOCUMENTATION = "documentation";

  private final RequiredTest test;
  private final RuleCard card;

  RequiredTestRule(RequiredTest test) {
    this.test = test;
    this.card =
        new RuleCard(
            test.name().replace('_', '-'),
            "required test " + test.name(),
            test.demands(),
            Topic.QUALITY,
            List.of(
                "data_architecture.layers.*.quality_gates.required_tests",
                "governance.quality_gates.layers.*.required_tests",
                "governance.quality_gates.required_tests"),
            List.of(GovernanceCode.REQUIRED_TEST));
  }

  @Override
  public RuleCard card() {
    return card;
  }

  @Override
  public Traced<Enforcement> standard(Platform platform) {
    return GatePolicy.enforcement(platform);
  }

  @Override
  public boolean switchable() {
    return false;
  }

  @Override
  public List<Verdict> judge(Subject subject) {
    return GatedModel.inLayers(subject).stream()
        .filter(model -> required(model).contains(test.name()))
        .flatMap(model ->
            demand(model, subject.platform()).map(demand -> verdict(model, demand)).stream())
        .toList();
  }

  /** What the models lack and a program may write. */
  List<SafeTest> safe(Subject subject) {
    List<SafeTest> safe = new ArrayList<>();
    for (GatedModel model : GatedModel.inLayers(subject)) {
      if (required(model).contains(test.name()) && demand(model, subject.platform()).isPresent()) {
        test.gap(model)
            .filter(Gap::safe)
            .ifPresent(gap -> gap.additions().forEach(one -> add(model, one, safe)));
      }
    }
    return safe;
  }

  private void add(GatedModel model, Addition addition, List<SafeTest> safe) {
    switch (addition) {
      case Addition.AddTest(Optional<String> column, String name, Map<String, String> arguments) ->
          safe.add(
              new SafeTest(
                  card.id(),
                  model.model().uniqueId(),
                  model.name(),
                  model.propertyFile(),
                  column,
                  name,
                  arguments));
      case Addition.AddDescription onlyAPersonCanWrite -> {}
      case Addition.AddMeta onlyAPersonCanDecide -> {}
    }
  }

  private Verdict verdict(GatedModel model, Demand demand) {
    String id = model.model().uniqueId();
    return test.gap(model)
        .map(gap -> Verdict.broken(id, demand, finding(model, gap)))
        .orElseGet(() -> Verdict.held(id, demand, model.name() + ": " + words()));
  }

  /** How reports call it: {@code freshness test}, but plain {@code documentation}. */
  private String words() {
    return test.name().equals(DOCUMENTATION) ? DOCUMENTATION : test.name() + " test";
  }

  /** The tests a model must have, in the order they are required. */
  private static Set<String> required(GatedModel model) {
    Set<String> all = new LinkedHashSet<>(model.layer().requiredTests().value());
    if (model.layer().requiredDocumentation().value()) {
      all.add(DOCUMENTATION);
    }
    return all;
  }

  private Optional<Demand> demand(GatedModel model, Platform platform) {
    Traced<List<String>> tests = model.layer().requiredTests();
    String policy = model.layer().name() + " layer: " + test.name();
    return tests.value().contains(test.name())
        ? GatePolicy.demand(policy, GatePolicy.added(test.name(), tests), platform)
        : GatePolicy.demand(policy, model.layer().requiredDocumentation(), platform);
  }

  private Diagnostic finding(GatedModel model, Gap gap) {
    NodeInfo info = model.model().info();
    Diagnostic finding =
        Diagnostic.of(GovernanceCode.REQUIRED_TEST, model.name() + " missing " + words())
            .about(info.uniqueId())
            .at(info.declaredAt().orElse(Span.file(info.path())))
            .withNote(
                Note.of(
                    "Required for "
                        + model.layer().name()
                        + " layer: ["
                        + String.join(", ", required(model))
                        + "]"))
            .withNote(Note.of(gap.reason()));
    Diagnostic explained = model.onlyDeclared().map(finding::withNote).orElse(finding);
    return help(model, gap).map(explained::withHelp).orElse(explained);
  }

  private static Optional<String> help(GatedModel model, Gap gap) {
    return gap.additions().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "add to "
                + model.propertyFile()
                + ":\n"
                + PropertyYaml.of(model.name(), gap.additions()));
  }
}
