package dev.floe.governance.gates;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Enough columns of the whole product have a test: {@code minimum_test_coverage}. */
public final class ProductCoverage implements Rule {

  private static final String KEY = "governance.quality_gates.minimum_test_coverage";
  private static final int SHOWN = 3;

  private static final RuleCard CARD =
      new RuleCard(
          "product-coverage",
          "enough columns of a product have a test",
          "At least minimum_test_coverage percent of the columns of all models have a test.",
          Topic.QUALITY,
          List.of(KEY),
          List.of(GovernanceCode.PRODUCT_COVERAGE));

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
    Optional<Traced<Percentage>> minimum = subject.platform().percentage(KEY);
    List<GatedModel> models = GatedModel.all(subject);
    return minimum.isEmpty() || models.isEmpty()
        ? List.of()
        : List.of(verdict(subject, minimum.get(), models));
  }

  private static Verdict verdict(
      Subject subject, Traced<Percentage> minimum, List<GatedModel> models) {
    Coverage coverage = Coverage.of(models);
    String id = "product." + subject.product().product().name();
    Demand demand = Demand.of("minimum_test_coverage " + minimum.value(), minimum);
    return coverage.reaches(minimum.value())
        ? Verdict.held(
            id,
            demand,
            "Quality gates: coverage=" + coverage.percent() + "% (min=" + minimum.value() + ")")
        : Verdict.broken(id, demand, finding(id, minimum.value(), coverage, models));
  }

  private static Diagnostic finding(
      String id, Percentage minimum, Coverage coverage, List<GatedModel> models) {
    return Diagnostic.of(
            GovernanceCode.PRODUCT_COVERAGE,
            "the product has tests on too few columns: " + minimum + " are required")
        .about(id)
        .withNote(Note.of(coverage.toString()))
        .withHelp("begin with " + worst(models));
  }

  /** The models where most columns have no test. */
  private static String worst(List<GatedModel> models) {
    return models.stream()
        .filter(model -> !Coverage.untested(model).isEmpty())
        .sorted(
            Comparator.comparingInt((GatedModel model) -> -Coverage.untested(model).size())
                .thenComparing(GatedModel::name))
        .limit(SHOWN)
        .map(model -> model.name() + " (" + Coverage.untested(model).size() + " without a test)")
        .collect(Collectors.joining(", "));
  }
}
