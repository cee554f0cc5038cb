package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectChecksTest {

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void begin() throws IOException {
    shop = Shop.in(folder);
  }

  private void configure(String more) throws IOException {
    shop.write("dbt_project.yml", "name: shop\nprofile: shop\n" + more);
  }

  @Test
  void keysThatDbtDoesNotKnowAreRefusedWithTheOneThatWasMeant() throws IOException {
    configure("modles: {+materialized: table}\n");

    Typed parsed = shop.dbt("parse");

    assertThat(parsed.code()).isEqualTo(2);
    assertThat(parsed.err()).contains("FLOE-DBT-026", "did you mean 'models'?");
  }

  @Test
  void aVersionIsMadeOfNumbers() throws IOException {
    configure("version: next\n");
    assertThat(shop.dbt("parse").err()).contains("FLOE-DBT-002", "'next'");

    configure("version: 1.0.0-rc1\n");
    assertThat(shop.dbt("parse").code()).isZero();
  }

  @Test
  void configurationOfFoldersThatAreNotThereIsWarnedOf() throws IOException {
    configure(
        "models: {shop: {stagin: {+materialized: table}, staging: {+materialized: view}}}\n"
            + "snapshots: {+enabled: true}\n");

    Typed parsed = shop.dbt("parse");

    assertThat(parsed.code()).isZero();
    assertThat(parsed.err())
        .contains("models.shop.stagin applies to nothing", "did you mean 'staging'?")
        .contains("configuration of snapshots applies to nothing")
        .doesNotContain("models.shop.staging applies");
    assertThat(shop.dbt("parse", "--warn-error").code()).isEqualTo(2);
    assertThat(
            shop.dbt("parse", "--warn-error-options", "{silence: [UnusedResourceConfigPath]}")
                .err())
        .doesNotContain("FLOE-DBT-049");
  }

  @Test
  void metaOfExposuresIsNoFolder() throws IOException {
    configure("exposures: {meta: {team: data}}\n");
    shop.write(
        "models/exposures.yml",
        "exposures: [{name: report, type: dashboard, owner: {email: a@b.example}}]");

    assertThat(shop.dbt("parse").err()).doesNotContain("FLOE-DBT-049");
  }

  @Test
  void whatIsSwitchedOffIsConfiguredAllTheSame() throws IOException {
    configure("models: {shop: {staging: {+enabled: false}}}\n");
    shop.write("models/orders.sql", "select 1 as id");

    assertThat(shop.dbt("parse").err()).doesNotContain("FLOE-DBT-049");
  }

  @Test
  void flagsInProfilesAreWarnedOf() throws IOException {
    shop.write("profiles.yml", shop.read("profiles.yml") + "config: {use_colors: false}\n");

    assertThat(shop.dbt("parse").err()).contains("FLOE-DBT-053", "'flags' key in dbt_project.yml");
    assertThat(
            shop.dbt("parse", "--warn-error-options", "{error: [ProjectFlagsMovedDeprecation]}")
                .code())
        .isEqualTo(2);
  }

  @Test
  void catalogsOfTheSecondFormAreChecked() throws IOException {
    configure("flags: {use_catalogs_v2: true}\n");
    String lake = "  - {name: lake, type: glue, table_format: iceberg, config: {}}\n";

    shop.write("catalogs.yml", "catalogs:\n" + lake + lake);
    assertThat(shop.dbt("parse").err()).contains("FLOE-DBT-052", "Duplicate catalog name 'lake'");

    shop.write("catalogs.yml", "catalogs:\n" + lake.replace("iceberg", "iceburg"));
    assertThat(shop.dbt("parse").err())
        .contains("Invalid table_format 'iceburg'", "did you mean 'iceberg'?");

    shop.write("catalogs.yml", "catalogs:\n" + lake.replace(", config: {}", ""));
    assertThat(shop.dbt("parse").err()).contains("keys of the catalog 'lake': config");

    shop.write("catalogs.yml", "catalogs:\n" + lake);
    assertThat(shop.dbt("parse").err()).contains("'duckdb' has no catalogs of the second form");
  }

  @Test
  void writeIntegrationsOfCatalogsAreChecked() throws IOException {
    shop.write(
        "catalogs.yml",
        """
        catalogs:
          - name: lake
            write_integrations: [{name: writer, catalog_tpye: glue}]
        """);

    assertThat(shop.dbt("parse").err())
        .contains("catalogs.yml:3:41", "did you mean 'catalog_type'?")
        .contains("a write integration must have the key 'catalog_type'");
  }

  @Test
  void aPropertyFileCannotSwitchOnOneOfSeveral() throws IOException {
    shop.write("models/a/totals.sql", "{{ config(enabled=false) }} select 1 as id");
    shop.write("models/b/totals.sql", "{{ config(enabled=false) }} select 2 as id");
    shop.write("models/totals.yml", "models: [{name: totals, config: {enabled: true}}]");

    Typed parsed = shop.dbt("parse");

    assertThat(parsed.code()).isEqualTo(2);
    assertThat(parsed.err())
        .contains("Found 2 matching disabled nodes for model 'totals'", "models/b/totals.sql");
  }

  @Test
  void aDescriptionOfATestWithoutANameIsLeftOut() throws IOException {
    shop.write("tests/tests.yml", "data_tests:\n  - not_null: {where: 'id > 0'}\n");

    Typed parsed = shop.dbt("parse");

    assertThat(parsed.code()).isZero();
    assertThat(parsed.err()).contains("warning[FLOE-DBT-006]", "tests/tests.yml");
  }

  @Test
  void exposuresAreNotTaggedWithNothing() throws IOException {
    configure("exposures: {tags: null}\n");
    shop.write(
        "models/exposures.yml",
        "exposures: [{name: report, type: dashboard, owner: {email: a@b.example}}]");

    assertThat(shop.dbt("parse").err()).contains("FLOE-DBT-015", "'tags' must be a text or a list");
  }

  @Test
  void aFolderThatIsNoProjectIsNamed() {
    Typed parsed = shop.dbt("parse", "--project-dir", "warehouse");

    assertThat(parsed.code()).isEqualTo(2);
    assertThat(parsed.err()).contains("there is no dbt_project.yml in warehouse");
  }

  @Test
  void versionsWithoutTestsOfTheirOwnHaveThoseOfTheModel() throws IOException {
    shop.write("models/totals.sql", "select 1 as id");
    shop.write(
        "models/totals.yml",
        """
        models:
          - name: totals
            columns: [{name: id, data_tests: [not_null]}]
            data_tests: [{unique: {column_name: id}}]
            versions: [{v: 1, data_tests: null, defined_in: totals}]
        """);

    assertThat(shop.ls("--resource-type", "test", "-s", "totals")).hasSize(2);
  }

  @Test
  void aVariableThatIsMissingEndsDebuggingToo() throws IOException {
    configure("models: {+materialized: \"{{ var('kind') }}\"}\n");

    assertThat(shop.dbt("debug").code()).isEqualTo(2);
    assertThat(shop.dbt("debug", "--vars", "kind: view").code()).isZero();
  }

  @Test
  void whoeverForbidsQuestionsIsToldWhoAsks() throws IOException {
    shop.write("models/asks.sql", "{% set rows = run_query('select 1') %} select 1 as id");

    Typed asked = shop.dbt("compile", "--no-introspect", "-s", "asks");

    assertThat(asked.code()).isEqualTo(2);
    assertThat(asked.err()).contains("models/asks.sql", "--no-introspect");
    assertThat(shop.dbt("compile", "--no-introspect", "-s", "orders").code()).isZero();
    assertThat(Files.exists(folder.resolve("shop.duckdb"))).isFalse();
  }

  @Test
  void theGraphIsWrittenDownInShort() throws IOException {
    shop.dbt("compile");

    assertThat(shop.read("target/graph_summary.json"))
        .contains("\"_invocation_id\":", "\"name\":\"model.shop.orders\",\"type\":\"model\"");
  }

  @Test
  void testsThatKeepTheirRowsHaveARelationInTheManifest() throws IOException {
    shop.dbt("build");
    assertThat(shop.read("target/manifest.json")).doesNotContain("dbt_test__audit\".\"unique");

    shop.dbt("test", "--store-failures");
    assertThat(shop.read("target/manifest.json")).contains("\\\"unique_orders_id\\\"");
  }
}
