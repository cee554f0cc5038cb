package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionFlagsTest {

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void begin() throws IOException {
    shop = Shop.in(folder);
  }

  @Test
  void listNothingButModelsWhereModelsAreAskedFor() {
    assertThat(shop.ls("-s", "orders")).contains("shop.unique_orders_id");
    assertThat(shop.ls("--models", "orders")).containsExactly("shop.orders");
  }

  @Test
  void takeSeveralTypesInOneWord() {
    assertThat(shop.ls("--resource-type", "seed model"))
        .contains("shop.raw_orders", "shop.orders")
        .doesNotContain("shop.unique_orders_id");
  }

  @Test
  void preferASelectorAndSaySo() throws IOException {
    shop.write(
        "selectors.yml", "selectors: [{name: money, definition: {method: fqn, value: revenue}}]");

    Typed listed = shop.dbt("ls", "--selector", "money", "--select", "orders");

    assertThat(listed.out()).isEqualToIgnoringNewLines("shop.revenue");
    assertThat(listed.err()).contains("'--selector' leaves out '--select'");
  }

  @Test
  void nameOtherSelectorsByPatterns() throws IOException {
    shop.write(
        "selectors.yml",
        """
        selectors:
          - {name: part_a, definition: {method: fqn, value: revenue}}
          - {name: part_b, definition: {method: fqn, value: stg_orders}}
        """);

    assertThat(shop.ls("-s", "selector:part_[ab]"))
        .containsExactly("shop.revenue", "shop.staging.stg_orders");
    assertThat(shop.dbt("ls", "-s", "selector:part_c").err()).contains("no selector 'part_c'");
  }

  @Test
  void wantBothEndsOfATime() {
    Typed run = shop.dbt("run", "--event-time-start", "2026-01-01");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--event-time-end");
  }

  @Test
  void refuseAProjectForAnotherDbtUnlessToldNotToLook() throws IOException {
    shop.write("dbt_project.yml", "name: shop\nprofile: shop\nrequire-dbt-version: '0.0.0'\n");

    assertThat(shop.dbt("parse").code()).isEqualTo(2);
    assertThat(shop.dbt("parse", "--no-version-check").code()).isZero();
  }

  @Test
  void leaveResultsOfQueriesThatAreNoNodes() throws IOException {
    shop.dbt("show", "--inline", "select 1 as one");

    assertThat(shop.read("target/run_results.json")).contains("sql_operation.shop.inline_query");
  }

  @Test
  void handOnWhatTheEnvironmentSaysToReadersOfArtifacts() throws IOException {
    shop.dbt(java.util.Map.of("DBT_ENV_CUSTOM_ENV_TEAM", "sales"), "parse");

    assertThat(shop.read("target/manifest.json")).contains("\"env\":{\"TEAM\":\"sales\"}");
  }

  @Test
  void showNoSecretsOfTheEnvironment() throws IOException {
    shop.write("dbt_project.yml", "name: shop\nprofile: shop\n");
    shop.write("models/loud.sql", "{{ log('the word is open sesame', info=true) }} select 1 as id");

    Typed parsed = shop.dbt(java.util.Map.of("DBT_ENV_SECRET_WORD", "open sesame"), "parse");

    assertThat(parsed.out()).contains("the word is *****").doesNotContain("sesame");
    assertThat(shop.read("logs/dbt.log")).doesNotContain("sesame");
  }

  @Test
  void tellOldNamesOfVariables() {
    Typed parsed = shop.dbt(java.util.Map.of("DBT_ARTIFACT_STATE_PATH", "."), "parse");

    assertThat(parsed.out()).contains("`DBT_ARTIFACT_STATE_PATH` has been renamed");
  }
}
