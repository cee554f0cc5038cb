package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertyFilesTest {

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void begin() throws IOException {
    shop = Shop.in(folder);
  }

  @Test
  void changeTheSourcesOfPackages() throws IOException {
    shop.write("packages.yml", "packages: [{local: parts}]");
    shop.write("parts/dbt_project.yml", "name: parts\nprofile: shop\n");
    shop.write(
        "parts/models/sources.yml",
        """
        sources:
          - name: crm
            schema: somewhere
            tables:
              - name: people
                identifier: raw_people
                columns: [{name: id, data_tests: [unique, not_null]}]
        """);
    shop.write("parts/models/people.sql", "select * from {{ source('crm', 'people') }}");
    shop.write(
        "models/overrides.yml",
        """
        sources:
          - name: crm
            overrides: parts
            schema: main
            tables:
              - name: people
                columns: [{name: id, data_tests: [unique]}]
        """);
    shop.dbt("deps");

    Typed compiled = shop.dbt("compile", "-s", "people");

    assertThat(compiled.out()).contains("\"main\".\"raw_people\"");
    assertThat(shop.ls("-s", "source:crm+", "--resource-type", "test"))
        .containsExactly("parts.source_unique_crm_people_id");
  }

  @Test
  void renderDescriptions() throws IOException {
    shop.write("models/texts.md", "{% docs money %}Money of {year}.{% enddocs %}");
    shop.write(
        "models/more.yml",
        """
        models:
          - name: revenue
            description: "{{ doc('mo' ~ 'ney').format(year=2026) }}"
            columns:
              - {name: revenue, description: "In {{ var('currency', 'euros') }}. {{ doc('money') }}"}
        """);
    shop.dbt("parse");

    assertThat(shop.read("target/manifest.json"))
        .contains("\"Money of 2026.\"", "\"In euros. Money of {year}.\"");
  }

  @Test
  void sayWhatIsNoColour() throws IOException {
    shop.write("models/more.yml", "models: [{name: revenue, docs: {node_color: reddish}}]");

    Typed parsed = shop.dbt("parse");

    assertThat(parsed.code()).isEqualTo(2);
    assertThat(parsed.err()).contains("FLOE-DBT-015", "node_color");
  }

  @Test
  void leadFromExposuresToMetricsAndFromThoseToModels() throws IOException {
    shop.write("models/metricflow_time_spine.sql", "select current_date as date_day");
    shop.write(
        "models/semantics.yml",
        """
        semantic_models:
          - name: sales
            model: ref('orders')
            measures:
              - {name: money, agg: sum, expr: amount}
              - {name: count, agg: count, expr: id, create_metric: true}
        metrics:
          - {name: income, label: Income, type: simple, type_params: {measure: money}}
          - name: per_order
            label: Income of an order
            type: ratio
            type_params: {numerator: income, denominator: count}
        exposures:
          - name: board
            type: dashboard
            owner: {name: Sales}
            depends_on: [metric('per_order')]
        """);

    assertThat(shop.ls("-s", "semantic_model:sales+", "--resource-type", "metric", "exposure"))
        .containsExactly(
            "exposure:shop.board",
            "metric:shop.count",
            "metric:shop.income",
            "metric:shop.per_order");
  }

  @Test
  void refuseNamesOfMetricsThatNoQueryCanHave() throws IOException {
    shop.write(
        "models/semantics.yml",
        "metrics: [{name: 1st income, label: x, type: simple, type_params: {measure: money}}]");

    assertThat(shop.dbt("parse").err()).contains("the metric name '1st income'");
  }

  @Test
  void letPackagesNameTheirOwnNodes() throws IOException {
    shop.write("packages.yml", "packages: [{local: parts}]");
    shop.write("parts/dbt_project.yml", "name: parts\nprofile: shop\n");
    shop.write("parts/models/bolts.sql", "select 1 as id");
    shop.write(
        "parts/macros/names.sql",
        "{% macro generate_alias_name(alias, node) %}parts_{{ node.name }}{% endmacro %}");
    shop.dbt("deps");

    shop.dbt("parse");

    assertThat(shop.read("target/manifest.json"))
        .contains("\"alias\":\"parts_bolts\"", "\"alias\":\"orders\"");
  }

  @Test
  void leaveOutFilesWithNothingInThem() throws IOException {
    shop.write("models/empty.sql", "\n\n");

    assertThat(shop.ls("--resource-type", "model")).doesNotContain("shop.empty");
  }

  @Test
  void compileAnalyses() throws IOException {
    shop.write("analyses/best.sql", "select max(amount) from {{ ref('orders') }}");

    shop.dbt("compile");

    assertThat(shop.read("target/compiled/shop/analyses/best.sql")).contains("\"orders\"");
  }

  @Test
  void sayWhatBuildAfterLacks() throws IOException {
    shop.write(
        "models/more.yml",
        "models: [{name: revenue, config: {freshness: {build_after: {period: day}}}}]");

    assertThat(shop.dbt("parse").err())
        .contains("FLOE-DBT-015", "'freshness.build_after'", "'count'");
  }

  @Test
  void namesOfParametersAreKnownWhereTheProjectWantsThem() throws IOException {
    shop.write(
        "dbt_project.yml", "name: shop\nprofile: shop\nflags: {validate_macro_args: true}\n");
    shop.write("macros/m.sql", "{% macro shout(word, times=2) %}{{ word * times }}{% endmacro %}");

    shop.dbt("parse");

    assertThat(shop.read("target/manifest.json"))
        .contains("\"name\":\"word\"", "\"name\":\"times\"");
  }

  @Test
  void aTestThatIsSwitchedOffStillTellsTheKey() throws IOException {
    shop.write(
        "models/more.yml",
        """
        models:
          - name: revenue
            columns: [{name: revenue, data_tests: [{unique: {config: {enabled: false}}}]}]
        """);

    shop.dbt("parse");

    assertThat(shop.read("target/manifest.json")).contains("\"primary_key\":[\"revenue\"]");
  }

  @Test
  void aNodeWithoutASchemaIsRefusedWhereTheProjectSaysSo() throws IOException {
    shop.write(
        "dbt_project.yml",
        """
        name: shop
        profile: shop
        flags: {require_valid_schema_from_generate_schema_name: true}
        """);
    shop.write(
        "macros/m.sql",
        "{% macro generate_schema_name(name, node) %}{{ return(name) }}{% endmacro %}");

    assertThat(shop.dbt("parse").err()).contains("FLOE-DBT-116", "'model.shop.revenue'");
  }

  @Test
  void analysesAreConfiguredAsSuchWhereTheProjectSaysSo() throws IOException {
    shop.write("analyses/deep/best.sql", "select 1 as id");
    shop.write(
        "dbt_project.yml",
        """
        name: shop
        profile: shop
        flags: {require_corrected_analysis_fqns: true}
        analyses: {shop: {deep: {+enabled: false}}}
        """);

    assertThat(shop.ls("--resource-type", "analysis")).isEmpty();
  }

  @Test
  void templatesMayEndAsTemplatesWhereTheProjectSaysSo() throws IOException {
    shop.write("models/sums.sql.j2", "select 1 as total");

    assertThat(shop.ls("--resource-type", "model")).doesNotContain("shop.sums");

    shop.write(
        "dbt_project.yml",
        "name: shop\nprofile: shop\nflags: {allow_jinja_file_extensions: true}\n");

    assertThat(shop.ls("--resource-type", "model")).contains("shop.sums");
  }

  @Test
  void testsHaveOneName() throws IOException {
    shop.write(
        "models/more.yml",
        "models: [{name: revenue, tests: [not_empty], data_tests: [not_empty]}]");

    assertThat(shop.dbt("parse").err()).contains("FLOE-DBT-006", "'tests'", "'data_tests'");
  }

  @Test
  void whatIsPublicCanBeRead() throws IOException {
    shop.write(
        "models/more.yml",
        "models: [{name: revenue, access: public, config: {materialized: ephemeral}}]");

    assertThat(shop.dbt("parse").err()).contains("FLOE-DBT-015", "public", "ephemeral");
  }

  @Test
  void exposuresDoNotReadWhatIsPrivate() throws IOException {
    shop.write(
        "models/more.yml",
        """
        groups: [{name: finance, owner: {name: Ada}}]
        models: [{name: revenue, config: {group: finance, access: private}}]
        exposures:
          - {name: board, type: dashboard, owner: {name: Bob}, depends_on: [ref('revenue')]}
        """);

    assertThat(shop.dbt("parse").err()).contains("FLOE-DBT-021", "'revenue'", "'finance'");
  }

  @Test
  void aQueryAndNodesAreNotCompiledTogether() {
    assertThat(shop.dbt("compile", "--inline", "select 1", "--select", "orders").code())
        .isEqualTo(2);
  }
}
