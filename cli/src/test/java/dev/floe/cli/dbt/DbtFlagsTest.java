package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DbtFlagsTest {

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void begin() throws IOException {
    shop = Shop.in(folder);
  }

  @Test
  void takesGlobalFlagsBeforeAndAfterTheVerb() {
    assertThat(shop.dbt("--quiet", "--target", "prod", "ls", "-s", "orders").out())
        .isEqualTo("shop.orders\nshop.not_null_orders_id\nshop.unique_orders_id\n");
    assertThat(shop.dbt("list", "--models", "revenue", "--quiet", "-t", "prod").out())
        .isEqualTo("shop.revenue\n");
  }

  @Test
  void readsFlagsFromTheEnvironmentAndFromTheProject() throws IOException {
    assertThat(shop.dbt(Map.of("DBT_QUIET", "1", "DBT_TARGET_PATH", "out"), "parse").out())
        .isEmpty();
    assertThat(folder.resolve("out/manifest.json")).exists();
    shop.write("dbt_project.yml", "name: shop\nprofile: shop\nflags: {quiet: true}\n");
    assertThat(shop.dbt("parse").out()).isEmpty();
    assertThat(shop.dbt("parse", "--no-quiet").out()).contains("Found");
  }

  @Test
  void printsOneObjectForEachLineWhenAskedForJson() {
    assertThat(shop.dbt("parse", "--log-format", "json").out().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("{\"data\": {") && line.contains("\"info\": {"))
        .anyMatch(line -> line.contains("\"name\": \"MainReportVersion\""));
  }

  @Test
  void tellsWhatItFindsAsOneEventEachWhenAskedForJson() throws IOException {
    shop.write("models/models.yml", "models: [{name: nobody}]");

    Typed parsed = shop.dbt("parse", "--log-format", "json");

    assertThat(parsed.err()).isEmpty();
    assertThat(parsed.out().lines())
        .anySatisfy(line ->
            assertThat(line)
                .contains("\"name\": \"NoNodeForYamlKey\"", "\"level\": \"warn\"")
                .contains("\"file\": \"models/models.yml\"", "\"line\": 1"));
    shop.dbt("parse");
    assertThat(folder.resolve("logs/dbt.log")).content().contains("[warn] warning[FLOE-DBT-009]");
  }

  @Test
  void notesInItsLogWhyEverythingIsParsedAnew() {
    String[][] commands = {
      {"parse"},
      {"parse"},
      {"parse", "--target", "prod"},
      {"parse", "--target", "prod", "--vars", "a: 1"}
    };
    for (String[] command : commands) {
      assertThat(shop.dbt(command).code()).isZero();
    }

    assertThat(folder.resolve("logs/dbt.log"))
        .content()
        .containsSubsequence(
            "partial parsing because saved manifest not found",
            "partial parsing because profile has changed",
            "partial parsing because config vars have changed")
        .satisfies(log -> assertThat(log.split("Unable to do", -1)).hasSize(4));
  }

  @Test
  void keepsALogUnlessToldNotTo() {
    shop.dbt("parse", "--log-level-file", "none");
    assertThat(folder.resolve("logs")).doesNotExist();
    shop.dbt("parse", "--log-path", "elsewhere");
    assertThat(folder.resolve("elsewhere/dbt.log")).content().contains("[info] Running with floe");
  }

  @Test
  void takesTheWarningsItIsToldForErrors() {
    String[] nothing = {"ls", "-s", "nothing"};
    assertThat(shop.dbt(nothing).code()).isZero();
    assertThat(shop.dbt("--warn-error", "ls", "-s", "nothing").err())
        .contains("error[FLOE-DBT-019]");
    assertThat(
            shop.dbt(
                    "--warn-error-options",
                    "{error: [NoNodesForSelectionCriteria]}",
                    "ls",
                    "-s",
                    "nothing")
                .err())
        .contains("error[FLOE-DBT-019]");
    assertThat(
            shop.dbt("--warn-error-options", "{silence: [FLOE-DBT-019]}", "ls", "-s", "nothing")
                .err())
        .doesNotContain("FLOE-DBT-019");
    assertThat(shop.dbt("--warn-error-options", "{eror: all}", "parse").err())
        .contains("FLOE-CLI-004");
  }

  @Test
  void selectsByTheStandardSelectorUnlessToldOtherwise() throws IOException {
    shop.write(
        "selectors.yml",
        """
        selectors:
          - name: nightly
            default: true
            definition:
              union:
                - method: fqn
                  value: stg_orders
                  children: true
                  children_depth: 1
                - exclude:
                    - method: test_name
                      value: "*"
        """);
    assertThat(shop.ls()).containsExactly("shop.orders", "shop.staging.stg_orders");
    assertThat(shop.ls("-s", "revenue")).containsExactly("shop.revenue");
    assertThat(shop.ls("--selector", "nightly")).hasSize(2);
    assertThat(shop.dbt("ls", "--selector", "nigtly").err()).contains("FLOE-DBT-018");
    assertThat(shop.dbt("ls", "--selector", "nightly", "-s", "orders").err())
        .contains("FLOE-DBT-018");
  }

  @Test
  void cleansFoldersOfTheProjectAlone() throws IOException {
    shop.dbt("parse");
    shop.write("dbt_project.yml", "name: shop\nprofile: shop\nclean-targets: [target, ../x]\n");
    assertThat(shop.dbt("clean").err()).contains("FLOE-CLI-009");
    assertThat(folder.resolve("target/manifest.json")).exists();
    shop.write("dbt_project.yml", "name: shop\nprofile: shop\nclean-targets: [models/staging]\n");
    assertThat(shop.dbt("clean").err()).contains("FLOE-CLI-009");
    shop.write("dbt_project.yml", "name: shop\nprofile: shop\nclean-targets: [target, none]\n");
    assertThat(shop.dbt("clean").code()).isZero();
    assertThat(folder.resolve("target")).doesNotExist();
  }

  @Test
  void beginsAProjectThatBuildsAtOnce() {
    assertThat(Typed.in(folder, "dbt", "init", "first-shop").code()).isZero();
    Typed built = Typed.in(folder.resolve("first-shop"), "dbt", "build");
    assertThat(built.code()).as(built.err()).isZero();
    assertThat(Typed.in(folder, "dbt", "init", "first-shop").err()).contains("FLOE-CLI-009");
  }

  @Test
  void saysWhatIsWrongWithAConnection() throws IOException {
    assertThat(shop.dbt("debug").out()).contains("All checks passed!");
    shop.write("shop.duckdb", "this is no database");
    Typed broken = shop.dbt("debug");
    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.out()).contains("Connection test: [ERROR]", "Some checks failed");
    Files.delete(folder.resolve("profiles.yml"));
    assertThat(shop.dbt("debug").code()).isEqualTo(1);
  }

  @Test
  void runsAMacroAndPrintsWhatItPrints() throws IOException {
    shop.write(
        "macros/hello.sql",
        "{% macro hello(name, times=1) %}{% do print(('hello ' ~ name) * times) %}{% endmacro %}");

    Typed ran = shop.dbt("--quiet", "run-operation", "hello", "--args", "{name: shop, times: 2}");

    assertThat(ran.out()).isEqualTo("hello shophello shop\n");
    assertThat(shop.dbt("run-operation", "hello", "--args", "shop").err()).contains("FLOE-DBT-024");
    assertThat(shop.dbt("run-operation", "helo").err()).contains("FLOE-DBT-114");
  }

  @Test
  void listsInEveryFormat() {
    assertThat(shop.ls("-s", "revenue", "--output", "name")).containsExactly("revenue");
    assertThat(shop.ls("-s", "revenue", "--output", "path")).containsExactly("models/revenue.sql");
    assertThat(shop.ls("-s", "revenue", "--output", "json", "--output-keys", "name unique_id"))
        .containsExactly("{\"name\": \"revenue\", \"unique_id\": \"model.shop.revenue\"}");
  }
}
