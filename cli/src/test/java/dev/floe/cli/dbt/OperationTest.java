package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationTest {

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void begin() throws IOException {
    shop = Shop.in(folder);
  }

  @Test
  void executesStatementsInThePlaceOfAMacro() throws IOException {
    Typed made =
        shop.dbt("run-operation", "--sql", "create table {{ target.schema }}.notes (text varchar)");

    assertThat(made.code()).as(made.err()).isZero();
    assertThat(shop.read("target/run_results.json"))
        .contains("\"operation.shop.inline_query\"", "\"status\":\"success\"", "\"compile\"");
    Typed shown = shop.dbt("show", "--inline-direct", "select count(*) as n from main.notes");
    assertThat(shown.code()).as(shown.err()).isZero();
  }

  @Test
  void failsWithTheStatement() throws IOException {
    Typed failed = shop.dbt("run-operation", "--sql", "select nothing");

    assertThat(failed.code()).isEqualTo(1);
    assertThat(shop.read("target/run_results.json")).contains("\"status\":\"error\"");
  }

  @Test
  void doesNotKnowEveryMacro() {
    Typed missed = shop.dbt("run-operation", "none_such");

    assertThat(missed.code()).isEqualTo(2);
    assertThat(missed.err()).contains("there is no macro 'none_such' to run");
  }

  @Test
  void takesAMacroOrStatementsAndNotBoth() {
    assertThat(shop.dbt("run-operation").code()).isEqualTo(2);
    assertThat(shop.dbt("run-operation", "m", "--sql", "select 1").code()).isEqualTo(2);
    assertThat(shop.dbt("run-operation", "--sql", "select 1", "--args", "{a: 1}").err())
        .contains("--args cannot be used with --sql");
  }

  @Test
  void goesOnAfterAModelWhoseErrorsAreNoReasonToStop() throws IOException {
    shop.dbt("build");
    shop.write("models/orders.sql", "{{ config(on_error='continue') }} select no_such_column");

    Typed run = shop.dbt("run", "-s", "orders+");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("PASS=1 WARN=0 ERROR=1 SKIP=0");
  }

  @Test
  void handsResultsToHooksAsObjects() throws IOException {
    shop.write(
        "dbt_project.yml",
        """
        name: shop
        profile: shop
        on-run-end:
          - "{% for r in results %}{{ log(r.node.to_dict().alias ~ ' took ' ~ r.timing[1].to_dict().name
            ~ ' as ' ~ r.to_dict().status, info=true) }}{% endfor %}"
        """);

    assertThat(shop.dbt("seed").out()).contains("raw_orders took execute as success");
  }

  @Test
  void writesItsLogAsItWritesItsLines() throws IOException {
    shop.dbt("--log-format", "json", "parse");

    assertThat(shop.read("logs/dbt.log").lines()).allMatch(line -> line.startsWith("{"));
  }

  @Test
  void tellsWhatCameOfCompiling() throws IOException {
    shop.dbt("build");
    shop.write("models/orders.sql", "select {{ nothing() }}");

    assertThat(shop.dbt("compile", "-s", "orders revenue").code()).isEqualTo(2);
    assertThat(shop.read("target/run_results.json"))
        .contains("\"unique_id\":\"model.shop.revenue\"", "\"status\":\"error\"");
  }

  @Test
  void listsKeysWithinKeys() {
    assertThat(
            shop.ls(
                "-s",
                "orders",
                "--resource-type",
                "model",
                "--output",
                "json",
                "--output-keys",
                "name",
                "config.materialized"))
        .containsExactly("{\"name\": \"orders\", \"config.materialized\": \"table\"}");
  }
}
