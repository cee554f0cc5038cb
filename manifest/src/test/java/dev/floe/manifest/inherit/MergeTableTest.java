package dev.floe.manifest.inherit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.manifest.KeyPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MergeTableTest {

  /**
   * A row at work.
   *
   * @param key as merged; the row that decides it is looked up
   * @param expected the effective value, or the code of the finding
   */
  record Case(String key, String enterprise, String domain, String expected) {}

  private static Case same(String key, String parent, String child, String expected) {
    return new Case(key, nested(key, parent), nested(key, child), expected);
  }

  private static String nested(String key, String value) {
    List<String> segments = KeyPath.parse(key).segments();
    return String.join(": {", segments) + ": " + value + "}".repeat(segments.size() - 1) + "\n";
  }

  private static Stream<Case> security(String key) {
    return Stream.of(
        same(key, "required", "off", "FLOE-INH-001"),
        same(key, "optional", "required", "required"),
        same(key, "off", "optional", "optional"));
  }

  private static Stream<Case> higher(String key) {
    return Stream.of(same(key, "70", "60", "FLOE-INH-002"), same(key, "70", "80", "80%"));
  }

  private static Stream<Case> enforcement(String key) {
    return Stream.of(same(key, "strict", "warn", "FLOE-INH-002"), same(key, "off", "warn", "warn"));
  }

  private static Stream<Case> extended(String key) {
    return Stream.of(
        same(
            key,
            "[hash_key, load_date]",
            "[load_date, freshness]",
            "[hash_key, load_date, freshness]"));
  }

  private static Stream<Case> childWins(String key) {
    return Stream.of(same(key, "one", "two", "two"));
  }

  static Stream<Case> cases() {
    return Stream.of(
            security("governance.pii_encryption"),
            security("governance.audit_logging"),
            security("governance.network_policies"),
            security("governance.classification.phi.requires_encryption"),
            security("governance.classification.pii.requires_masking_in_non_prod"),
            security("governance.interoperability.sla_enforcement"),
            security("governance.interoperability.data_contracts.required"),
            security("governance.interoperability.data_contracts.schema_registry"),
            higher("governance.quality_gates.minimum_test_coverage"),
            higher("data_architecture.layers.gold.quality_gates.minimum_coverage"),
            enforcement("governance.contracts.enforcement"),
            enforcement("data_architecture.naming.enforcement"),
            extended("governance.classification.levels"),
            extended("governance.quality_gates.required_tests"),
            extended("data_architecture.layers.gold.quality_gates.required_tests"),
            childWins("services.compute.size"),
            childWins("metadata.labels.tier"),
            childWins("environments.dev.target"),
            childWins("data_architecture.layers.gold.prefix"),
            Stream.of(
                same("approved_plugins.compute", "[duckdb, spark]", "[spark]", "[spark]"),
                same("approved_plugins.compute", "[duckdb]", "[duckdb, spark]", "FLOE-INH-004"),
                same("plugins.observability.type", "datadog", "jaeger", "FLOE-INH-005"),
                same("plugins.observability.telemetry_backend", "otel", "jaeger", "FLOE-INH-005"),
                same("plugins.observability.lineage_backend", "marquez", "atlan", "FLOE-INH-005"),
                same("plugins.compute.config.threads", "2", "4", "4"),
                same("governance.interoperability.default_access", "deny", "allow", "FLOE-INH-001"),
                same("governance.interoperability.default_access", "allow", "deny", "deny"),
                same(
                    "governance.classification.pii.retention_max_days",
                    "90",
                    "120",
                    "FLOE-INH-002"),
                same("governance.classification.pii.retention_max_days", "90", "30", "30"),
                same("governance.sla.freshness", "6h", "1d", "FLOE-INH-002"),
                same("governance.sla.freshness", "6h", "PT1H", "1h"),
                same("governance.sla.availability", "99.9%", "99%", "FLOE-INH-002"),
                same("governance.deferred", "deny", "allow", "FLOE-INH-002"),
                same("governance.deferred", "allow", "declared", "declared"),
                same("governance.rules.layer-order", "strict", "warn", "FLOE-INH-002"),
                same("governance.baselines", "deny", "allow", "FLOE-INH-002"),
                same("governance.ports.layers", "[silver, gold]", "[gold]", "[gold]"),
                same("governance.ports.layers", "[gold]", "[silver, gold]", "FLOE-INH-004"),
                same("governance.ports.required", "[owner]", "[access]", "[owner, access]"),
                same("governance.waivable", "[a, b]", "[a]", "[a]"),
                same("governance.waivable", "[a]", "[a, b]", "FLOE-INH-004"),
                new Case(
                    "governance.waivers.owned.rule",
                    "governance: {waivers: [{name: owned, rule: 'x'}]}\n",
                    "governance: {waivers: [{name: owned, subject: 'y'}]}\n",
                    "FLOE-INH-010"),
                new Case(
                    "governance.policies.owned.rule",
                    "governance: {policies: [{name: owned, rule: 'x'}]}\n",
                    "governance: {policies: [{name: owned, when: 'false'}]}\n",
                    "FLOE-INH-010"),
                same("governance.rules.layer-order", "warn", "strict", "strict"),
                same("governance.classification.pii.readers", "[a, b]", "[b]", "[b]"),
                same("governance.classification.pii.readers", "[a]", "[b]", "FLOE-INH-004"),
                same(
                    "governance.classification.declassification.functions",
                    "[md5, sha256]",
                    "[sha256]",
                    "[sha256]"),
                same(
                    "governance.classification.declassification.aggregates",
                    "[count]",
                    "[count, sum]",
                    "FLOE-INH-004"),
                same(
                    "governance.classification.declassification.minimum_rows",
                    "10",
                    "5",
                    "FLOE-INH-002"),
                same("governance.data_retention_days.min", "30", "10", "FLOE-INH-002"),
                same("governance.data_retention_days.max", "365", "400", "FLOE-INH-002"),
                same("governance.data_retention_days.default", "90", "400", "400"),
                same("data_architecture.locked", "true", "false", "FLOE-INH-002"),
                same("data_architecture.naming.case", "snake_case", "camelCase", "camelCase"),
                same("data_architecture.pattern", "medallion", "kimball", "kimball"),
                same("environments.prod.production", "true", "false", "FLOE-INH-002"),
                new Case(
                    "plugins.compute.type",
                    "approved_plugins: {compute: [duckdb, spark]}\n",
                    "plugins: {compute: spark}\n",
                    "spark"),
                new Case(
                    "plugins.compute.type",
                    "approved_plugins: {compute: [duckdb]}\n",
                    "plugins: {compute: spark}\n",
                    "FLOE-INH-003"),
                new Case(
                    "governance.data_retention_days.default",
                    "governance: {data_retention_days: {default: 90, min: 30, max: 365}}\n",
                    "governance: {data_retention_days: 20}\n",
                    "FLOE-INH-008"),
                new Case(
                    "governance.quality_gates.layers.gold.minimum_coverage",
                    "governance: {quality_gates: {gold_layer: {minimum_coverage: 90}}}\n",
                    "governance: {quality_gates: {gold_layer: {minimum_coverage: 80}}}\n",
                    "FLOE-INH-002"),
                new Case(
                    "governance.quality_gates.layers.gold.required_tests",
                    "governance: {quality_gates: {gold_layer: {required_tests: [hash_key]}}}\n",
                    "governance: {quality_gates: {gold_layer: {required_tests: [freshness]}}}\n",
                    "[hash_key, freshness]"),
                new Case(
                    "governance.quality_gates.layers.gold.required_documentation",
                    "governance: {quality_gates: {gold_layer: {required_documentation: true}}}\n",
                    "governance: {quality_gates: {gold_layer: {required_documentation: no}}}\n",
                    "FLOE-INH-002"),
                same(
                    "data_architecture.layers.gold.quality_gates.required_documentation",
                    "true",
                    "false",
                    "FLOE-INH-002"),
                new Case(
                    "governance.policies.owned.rule",
                    "governance: {policies: [{name: owned, rule: 'x'}]}\n",
                    "governance: {policies: [{name: owned, rule: 'y'}]}\n",
                    "FLOE-INH-010"),
                new Case(
                    "data_architecture.layers.gold.prefix",
                    "data_architecture: {locked: true, layers: {gold: {prefix: g_}}}\n",
                    "data_architecture: {layers: {gold: {prefix: x_}}}\n",
                    "FLOE-INH-009"),
                new Case("approved_products", "", "approved_products: [orders]\n", "[orders]"),
                new Case("trust.signatures", "trust: {signatures: required}\n", "", "required"),
                new Case(
                    "domains.sales.namespace",
                    "domains: [{name: sales, namespace: sls}]\n",
                    "",
                    "sls"),
                new Case(
                    "catalog_structure.namespaces.gold.description",
                    "catalog_structure: {namespaces: [{name: gold, description: one}]}\n",
                    "catalog_structure: {namespaces: [{name: gold, description: two}]}\n",
                    "two")))
        .flatMap(cases -> cases);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aRowDecides(Case row) {
    Result<Platform> result = Chains.resolve(row.enterprise(), row.domain());
    if (row.expected().startsWith("FLOE-")) {
      assertThat(result.diagnostics()).hasSize(1);
      Diagnostic finding = result.diagnostics().getFirst();
      assertThat(finding.code().id()).isEqualTo(row.expected());
      assertThat(finding.span().orElseThrow().file()).isEqualTo("sales.yaml");
      assertThat(finding.demandedBy().orElseThrow().file()).isEqualTo("enterprise.yaml");
    } else {
      assertThat(result.diagnostics()).isEmpty();
      assertThat(result.value().orElseThrow().value(row.key()).orElseThrow().value())
          .hasToString(row.expected());
    }
  }

  @Test
  void onlyTheTopmostTierApprovesFunctionsThatMakeDataHarmless() {
    Result<Platform> result =
        Chains.resolve(
            "", "governance: {classification: {declassification: {functions: [lower]}}}\n");
    assertThat(result.diagnostics())
        .extracting(found -> found.code().id())
        .containsExactly("FLOE-INH-001");
  }

  @Test
  void everyRowHasACase() {
    List<String> decided =
        cases()
            .map(row -> KeyPath.parse(row.key()))
            .map(key ->
                MergeTable.ROWS.stream()
                    .filter(row -> row.matches(key))
                    .findFirst()
                    .orElseThrow()
                    .pattern())
            .toList();
    assertThat(MergeTable.ROWS)
        .extracting(MergeTable.Row::pattern)
        .allSatisfy(pattern -> assertThat(decided).contains(pattern));
  }

  @Test
  void theDocumentationHoldsTheTable() throws IOException {
    Path page = Path.of(System.getProperty("floe.root", ".."), "docs/inheritance.md");
    String table = "<!-- table -->\n" + MergeTable.markdown() + "<!-- end -->\n";
    if ("update".equals(System.getProperty("floe.golden"))) {
      String[] around = Files.readString(page).split("<!-- table -->\n|<!-- end -->\n", -1);
      Files.writeString(page, around[0] + table + around[around.length - 1]);
    }
    assertThat(Files.readString(page)).contains(table);
  }

  @Test
  void aDomainBelowADomainFollowsTheSameRules() {
    Result<Platform> result =
        Chains.resolve(
            "governance: {quality_gates: {minimum_test_coverage: 50}}\n",
            "governance: {quality_gates: {minimum_test_coverage: 70}}\n",
            "governance: {quality_gates: {minimum_test_coverage: 60}}\n");
    assertThat(result.diagnostics()).hasSize(1);
    assertThat(result.diagnostics().getFirst().message()).contains("70% by domain emea0");
  }

  @Test
  void everyViolationIsReported() {
    Result<Platform> result =
        Chains.resolve(
            "governance: {pii_encryption: required, audit_logging: required}\n"
                + "approved_plugins: {compute: [duckdb]}\n",
            "governance: {pii_encryption: off, audit_logging: off}\nplugins: {compute: oracle}\n");
    assertThat(result.diagnostics())
        .extracting(diagnostic -> diagnostic.code().id())
        .containsExactly("FLOE-INH-001", "FLOE-INH-001", "FLOE-INH-003");
  }

  @Test
  void settingsOfAPluginAreDroppedWithThePlugin() {
    String enterprise =
        "approved_plugins: {compute: [duckdb, spark]}\n"
            + "plugins: {compute: {type: duckdb, memory: 4GB}}\n";
    Platform same = Chains.resolve(enterprise, "").value().orElseThrow();
    Platform other =
        Chains.resolve(enterprise, "plugins: {compute: spark}\n").value().orElseThrow();
    assertThat(same.value("plugins.compute.config.memory")).isPresent();
    assertThat(other.value("plugins.compute.config.memory")).isEmpty();
  }

  @Test
  void whatAnEnterpriseWritesForOneDomainHoldsForThatDomain() {
    String enterprise =
        """
        approved_plugins: {compute: [duckdb, snowflake]}
        domains:
          - name: sales
            extra_policies: {audit_logging: required, compute_approved: [snowflake]}
        """;
    Result<Platform> good = Chains.resolve(enterprise, "");
    assertThat(good.diagnostics()).isEmpty();
    Platform platform = good.value().orElseThrow();
    assertThat(platform.demands("governance.audit_logging")).isTrue();
    assertThat(platform.plugin("compute"))
        .isInstanceOfSatisfying(
            PluginSelection.Chosen.class,
            chosen -> assertThat(chosen.type().value()).isEqualTo("snowflake"));
    assertThat(Chains.resolve(enterprise, "plugins: {compute: duckdb}\n").diagnostics())
        .extracting(diagnostic -> diagnostic.code().id())
        .containsExactly("FLOE-INH-003");
  }

  @Test
  void aPluginThatIsNotApprovedDoesNotCount() {
    Result<Platform> result =
        Chains.resolve("approved_plugins: {compute: [duckdb]}\n", "plugins: {compute: spark}\n");
    assertThat(result.value().orElseThrow().plugin("compute"))
        .isInstanceOfSatisfying(
            PluginSelection.Chosen.class,
            chosen -> assertThat(chosen.type().value()).isEqualTo("duckdb"));
  }

  @Test
  void severalApprovedPluginsStayOpenUntilOneIsChosen() {
    Platform platform =
        Chains.resolve("approved_plugins: {compute: [duckdb, spark]}\n", "").value().orElseThrow();
    assertThat(platform.plugin("compute")).isInstanceOf(PluginSelection.Open.class);
    assertThat(platform.plugin("catalog")).isInstanceOf(PluginSelection.Unmentioned.class);
  }

  @Test
  void aValueRemembersEveryTierThatHadASay() {
    Platform platform =
        Chains.resolve(
                "governance: {quality_gates: {minimum_test_coverage: 50}}\n",
                "governance: {quality_gates: {minimum_test_coverage: 60}}\n",
                "governance: {quality_gates: {minimum_test_coverage: 70}}\n")
            .value()
            .orElseThrow();
    assertThat(platform.describe())
        .isEqualTo(
            """
            governance.quality_gates.minimum_test_coverage = 70%  # domain sales (sales.yaml:4:53)
              was 60%  # domain emea0 (emea0.yaml:4:53)
              was 50%  # enterprise acme (enterprise.yaml:3:53)
            """);
  }
}
