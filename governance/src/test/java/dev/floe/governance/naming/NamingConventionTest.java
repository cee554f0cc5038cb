package dev.floe.governance.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import dev.floe.governance.GovernanceCode;
import dev.floe.governance.Subject;
import dev.floe.governance.Subjects;
import dev.floe.governance.rules.Governance;
import dev.floe.governance.rules.Terms;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingConventionTest {

  private static final String MEDALLION =
      """
      data_architecture:
        pattern: medallion
        naming:
          enforcement: strict
      """;

  @Test
  void acceptsNamesThatStartWithTheirLayersPrefix() {
    assertThat(check(Subjects.of(MEDALLION, "bronze_salesforce_accounts", "silver_customers")))
        .isEmpty();
  }

  @Test
  void rejectsAStagingModelUnderMedallionAndProposesBronze() {
    Diagnostic finding = only(Subjects.of(MEDALLION, "stg_orders"));
    assertThat(finding.code()).isEqualTo(GovernanceCode.NAMING_CONVENTION);
    assertThat(finding.message()).isEqualTo("'stg_orders' violates naming convention");
    assertThat(finding.notes())
        .extracting(Note::message)
        .containsExactly("Expected: bronze_*, silver_*, or gold_* prefix");
    assertThat(finding.help()).contains("Model appears to be staging data → use bronze_orders");
    assertThat(finding.span()).contains(Span.file("models/stg_orders.sql"));
    assertThat(finding.demandedBy().map(Span::toString)).contains("manifest.yaml:4:18");
  }

  @ParameterizedTest
  @CsvSource({
    "medallion, dim_customer, silver_customer",
    "medallion, fct_orders, gold_orders",
    "medallion, int_payments, silver_payments",
    "kimball, bronze_orders, stg_orders",
    "kimball, gold_revenue, fact_revenue",
    "kimball, fct_revenue, fact_revenue",
    "kimball, dimension_date, dim_date",
    "data_vault, dim_customer, sat_customer"
  })
  void mapsWhatAModelLooksLikeToThePatternsOwnLayer(String pattern, String name, String proposed) {
    String yaml = "data_architecture: {pattern: " + pattern + ", naming: {enforcement: strict}}";
    assertThat(only(Subjects.of(yaml, name)).help().orElseThrow()).endsWith("use " + proposed);
  }

  @Test
  void proposesTheDomainsOwnPrefix() {
    String yaml =
        """
        data_architecture:
          pattern: medallion
          layers:
            bronze: {prefix: "sales_bronze_"}
          naming: {enforcement: strict}
        """;
    assertThat(only(Subjects.of(yaml, "stg_orders")).help().orElseThrow())
        .endsWith("use sales_bronze_orders");
  }

  @Test
  void warnsByDefault() {
    assertThat(only(Subjects.of("plugins: {compute: duckdb}", "orders")).severity())
        .isEqualTo(Severity.WARNING);
  }

  @Test
  void looksAtNothingWhenNamesAreOff() {
    String yaml = "data_architecture: {pattern: medallion, naming: {enforcement: 'off'}}";
    assertThat(check(Subjects.of(yaml, "orders"))).isEmpty();
  }

  @Test
  void believesADeclaredLayerWhateverTheName() {
    assertThat(
            check(
                Subjects.of(
                    MEDALLION,
                    List.of(
                        Subjects.model(
                            "shop", "orders", Map.of("floe", Map.of("layer", "gold")))))))
        .isEmpty();
  }

  @Test
  void rejectsADeclaredLayerThatDoesNotExist() {
    Diagnostic finding =
        only(
            Subjects.of(
                MEDALLION,
                List.of(
                    Subjects.model("shop", "orders", Map.of("floe", Map.of("layer", "glod"))))));
    assertThat(finding.code()).isEqualTo(GovernanceCode.UNKNOWN_LAYER);
    assertThat(finding.help()).contains("did you mean 'gold'?");
  }

  @Test
  void leavesModelsOfPackagesAlone() {
    assertThat(check(Subjects.of(MEDALLION, List.of(Subjects.model("a_package", "x", Map.of())))))
        .isEmpty();
  }

  private static List<Diagnostic> check(Subject subject) {
    return Governance.judge(subject, Terms.on(LocalDate.EPOCH)).verdicts().stream()
        .filter(judged -> judged.rule().id().equals("naming-convention"))
        .flatMap(judged -> judged.verdict().findings().stream())
        .toList();
  }

  private static Diagnostic only(Subject subject) {
    List<Diagnostic> found = check(subject);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }
}
