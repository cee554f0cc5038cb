package dev.floe.governance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.Node;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.governance.GovernanceCode;
import dev.floe.governance.Subjects;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Platforms that contradict themselves, and products of which nothing is known. */
class AwkwardPlatformsTest {

  private static final Terms TODAY = Terms.on(LocalDate.of(2026, 3, 4));

  @Test
  void ofTwoGatesThatContradictEachOtherTheTighterCounts() {
    for (List<Integer> gates : List.of(List.of(90, 10), List.of(10, 90))) {
      assertThat(findings(contradicting(gates.getFirst(), gates.getLast()), "gold_a"))
          .filteredOn(found -> found.code() == GovernanceCode.MODEL_COVERAGE)
          .singleElement()
          .satisfies(found -> assertThat(found.message()).contains("90%"));
    }
  }

  @Test
  void aRequiredTestIsNotTakenBackByAFlag() {
    assertThat(
            findings(
                """
                data_architecture:
                  layers:
                    gold:
                      quality_gates: {required_tests: [documentation], required_documentation: false}
                """,
                "gold_a"))
        .extracting(Diagnostic::message)
        .contains("gold_a missing documentation");
  }

  @Test
  void modelsWithoutAnyColumnKnownAreJudgedAsTheWorst() {
    List<Diagnostic> found = findings("data_architecture: {pattern: medallion}\n", "gold_a");
    assertThat(found)
        .extracting(Diagnostic::message)
        .contains(
            "gold_a missing not_null_pk test",
            "gold_a missing unique_pk test",
            "gold_a missing freshness test",
            "gold_a missing documentation",
            "gold_a has tests on too few columns: the gold layer requires 100%");
    assertThat(found)
        .filteredOn(one -> one.code() == GovernanceCode.MODEL_COVERAGE)
        .singleElement()
        .satisfies(one -> assertThat(one.help().orElseThrow()).startsWith("declare its columns"));
  }

  @Test
  void rulesForALevelThatIsNotInTheListAreAMistake() {
    assertThat(
            findings(
                "governance: {classification: {levels: [public, pii], phi: {retention_max_days:"
                    + " 3}}}\n",
                "bronze_a"))
        .filteredOn(one -> one.code() == GovernanceCode.UNKNOWN_LEVEL)
        .singleElement()
        .satisfies(one -> {
          assertThat(one.subject()).isEqualTo("governance.classification.phi");
          assertThat(one.span()).isPresent();
        });
  }

  @Test
  void aLevelThatAPlatformAddsHasRulesLikeTheUsualOnes() {
    String platform =
        """
        governance:
          classification:
            levels: [public, internal, secret]
            secret: {requires_encryption: required}
        """;
    List<Node> models =
        List.of(
            Subjects.model("shop", "gold_a", Map.of("floe", Map.of("classification", "secret"))));
    assertThat(Governance.judge(Subjects.of(platform, models), TODAY).findings())
        .extracting(Diagnostic::message)
        .contains("secret data must be encrypted at rest, and no plugin declares it");
  }

  @Test
  void aMisspeltLevelOfRulesIsAMistakeThatNamesTheNearest() {
    assertThat(
            findings(
                "governance: {classification: {levels: [public, secret], secrt:"
                    + " {retention_max_days: 3}}}\n",
                "bronze_a"))
        .filteredOn(one -> one.code() == GovernanceCode.UNKNOWN_LEVEL)
        .singleElement()
        .satisfies(one -> assertThat(one.help()).contains("did you mean 'secret'?"));
  }

  @Test
  void aWaiverForARuleNobodyMayWaiveExcusesNothing() {
    String waiver =
        """
        data_architecture: {pattern: medallion}
        governance:
          waivers: [{name: w, rule: not-null-pk, subject: "*", owner: o, reason: r, expires: "2999-12-31"}]
        """;
    assertThat(findings(waiver, "bronze_a"))
        .extracting(Diagnostic::code)
        .contains(GovernanceCode.NOT_WAIVABLE, GovernanceCode.REQUIRED_TEST);
  }

  private static String contradicting(int ofTheLayer, int ofGovernance) {
    return """
    data_architecture: {layers: {gold: {quality_gates: {minimum_coverage: %d}}}}
    governance: {quality_gates: {gold_layer: {minimum_coverage: %d}}}
    """
        .formatted(ofTheLayer, ofGovernance);
  }

  private static List<Diagnostic> findings(String platform, String... models) {
    return Governance.judge(Subjects.of(platform, models), TODAY).findings();
  }
}
