package dev.floe.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import dev.floe.testing.GoldenCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The two situations of the platform's example reports, told in every format. A case is a checkout;
 * {@code product.txt} names the folder to compile in.
 */
class ReportCasesTest {

  @TempDir private Path work;

  @TestFactory
  Stream<DynamicTest> tellsWhatHappened() {
    return GoldenCase.testsIn("reports", this::check);
  }

  private void check(GoldenCase golden) throws IOException {
    Path product = Projects.copy(golden.folder(), work.resolve(golden.name()));
    Path folder = product.resolve(golden.input("product.txt").strip()).normalize();
    Typed text = Projects.at(folder, "compile");
    golden.expect("expected/report.txt", text.out() + "--- standard error\n" + text.err());
    for (ReportFormat format : List.of(ReportFormat.SARIF, ReportFormat.JUNIT, ReportFormat.HTML)) {
      Typed told = Projects.at(folder, "compile", "--output", format.word());
      assertThat(told.err()).isEmpty();
      assertThat(told.code()).isEqualTo(text.code());
      golden.expect("expected/report" + format.ending(), withoutPages(told.out()));
    }
  }

  /** The pages of codes are read elsewhere, and change for other reasons. */
  private static String withoutPages(String text) {
    return text.replaceAll("(\"(?:text|markdown)\": \"# FLOE-[A-Z]+-\\d+).*\"", "$1…\"");
  }

  /** Line by line what a reader of the two-tier example expects. */
  @Test
  void saysOfTwoTiersWhatTheExampleSays() throws IOException {
    assertThat(
            Files.readString(Path.of("src/test/resources/reports/two_tiers/expected/report.txt")))
        .containsSubsequence(
            """
            [1/4] Loading platform artifacts
            """,
            """
                  ✓ Pattern: medallion
                  ✓ Enforcement: strict

            [2/4] Validating naming conventions
                  ✓ bronze_salesforce_accounts: valid (bronze layer)
                  ✓ silver_customers: valid (silver layer)
                  ✗ ERROR: 'stg_orders' violates naming convention
                          Expected: bronze_*, silver_*, or gold_* prefix
                          Model appears to be staging data → use bronze_orders
            """,
            """
            [3/4] Validating quality gates
            """,
            """
                  ✓ bronze layer: all models have not_null_pk test
            """,
            """
                  ✗ ERROR: silver_customers missing freshness test
                          Required for silver layer: [not_null_pk, unique_pk, freshness]
            """,
            """
            [4/4] Compilation FAILED
            """,
            """
            Fix naming and quality violations, then re-run `floe compile`
            """);
  }

  /** Line by line what a reader of the three-tier example expects. */
  @Test
  void saysOfThreeTiersWhatTheExampleSays() throws IOException {
    assertThat(
            Files.readString(Path.of("src/test/resources/reports/three_tiers/expected/report.txt")))
        .containsSubsequence(
            """
            [1/6] Loading enterprise platform
                  ✓ Enterprise: acme-enterprise v1.0.0
                  ✓ Global policies loaded

            [2/6] Loading domain platform
                  ✓ Domain: sales v2.1.0
                  ✓ Domain policies loaded (merged with enterprise)

            [3/6] Validating data product
                  ✓ Product: customer-360 v3.2.1
                  ✓ Ownership: sales-analytics@acme.com
            """,
            """
            [4/6] Validating data contracts
                  ✓ Input: marketing.campaign-attribution.customer_interactions
                    ✓ Schema compatibility: OK
                    ✓ SLA: provider=2h, required=4h: OK
                  ✗ ERROR: Input port 'finance.revenue.invoices' not found
                          The finance domain does not expose this port
            """,
            """
            [5/6] Validating governance
            """,
            """
                  ✓ PII columns: encrypted ✓, masked in non-prod ✓
            """,
            """
                  ✓ Quality gates: coverage=92% (min=80%) ✓
                  ✓ Domain namespace: sales.* ✓

            [6/6] Compilation FAILED
            """,
            """
            Fix data contract violation and re-run `floe compile`
            """);
  }
}
