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
import dev.floe.manifest.Percentage;
import dev.floe.manifest.inherit.Platform;
import java.util.List;
import java.util.Optional;

/** Enough columns of every model have a test: {@code minimum_coverage} of its layer. */
public final class ModelCoverage implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "model-coverage",
          "enough columns of a model have a test",
          "At least minimum_coverage percent of the columns a model really has have a test.",
          Topic.QUALITY,
          List.of(
              "data_architecture.layers.*.quality_gates.minimum_coverage",
              "governance.quality_gates.layers.*.minimum_coverage"),
          List.of(GovernanceCode.MODEL_COVERAGE));

  @Override
  public RuleCard card() {
    return CARD;
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
        .flatMap(model ->
            model
                .layer()
                .minimumCoverage()
                .flatMap(minimum -> verdict(model, minimum, subject.platform()))
                .stream())
        .toList();
  }

  private static Optional<Verdict> verdict(
      GatedModel model, Traced<Percentage> minimum, Platform platform) {
    String policy = model.layer().name() + " layer: minimum_coverage " + minimum.value();
    return GatePolicy.demand(policy, minimum, platform)
        .map(demand -> verdict(model, minimum, demand));
  }

  private static Verdict verdict(GatedModel model, Traced<Percentage> minimum, Demand demand) {
    String id = model.model().uniqueId();
    Coverage coverage = Coverage.of(model);
    boolean unknown = model.columns().isEmpty() && minimum.value().points().signum() > 0;
    return !unknown && coverage.reaches(minimum.value())
        ? Verdict.held(
            id,
            demand,
            model.name() + ": coverage=" + coverage.percent() + "% (min=" + minimum.value() + ")")
        : Verdict.broken(id, demand, finding(model, minimum.value()));
  }

  private static Diagnostic finding(GatedModel model, Percentage minimum) {
    NodeInfo info = model.model().info();
    Diagnostic finding =
        Diagnostic.of(
                GovernanceCode.MODEL_COVERAGE,
                model.name()
                    + " has tests on too few columns: the "
                    + model.layer().name()
                    + " layer requires "
                    + minimum)
            .about(info.uniqueId())
            .at(info.declaredAt().orElse(Span.file(info.path())));
    return model.columns().isEmpty() ? unknown(model, finding) : counted(model, finding);
  }

  private static Diagnostic unknown(GatedModel model, Diagnostic finding) {
    return finding
        .withNote(
            Note.of("none of its columns is known: " + model.columnsUnknownBecause().orElse("")))
        .withHelp("declare its columns in " + model.propertyFile() + " and add tests to them");
  }

  private static Diagnostic counted(GatedModel model, Diagnostic finding) {
    List<String> untested = Coverage.untested(model);
    List<Addition> tests =
        untested.stream().<Addition>map(column -> Addition.AddTest.of(column, "not_null")).toList();
    Diagnostic counted =
        finding
            .withNote(Note.of(Coverage.of(model).toString()))
            .withNote(Note.of("without a test: " + String.join(", ", untested)))
            .withHelp(
                "test what must hold for each, for example in "
                    + model.propertyFile()
                    + ":\n"
                    + PropertyYaml.of(model.name(), tests));
    return model.onlyDeclared().map(counted::withNote).orElse(counted);
  }
}
