package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextOfCommandsTest {

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void begin() throws IOException {
    shop = Shop.in(folder);
  }

  @Test
  void macrosSeeWhatTheyWereCalledWith() throws IOException {
    shop.write(
        "macros/say.sql",
        "{% macro say(word) %}{% do print([invocation_args_dict['macro'],"
            + " invocation_args_dict['args'], invocation_args_dict['use_colors']]) %}{% endmacro %}");

    assertThat(shop.dbt("run-operation", "say", "--args", "{word: hello}").out())
        .contains("['say', {'word': 'hello'}, True]");
  }

  @Test
  void secretVariablesAreNotWrittenIntoResults() throws IOException {
    shop.dbt("run", "-s", "none_such", "--vars", "{x: 1}");
    shop.dbt("seed", "--vars", "{DBT_ENV_SECRET_KEY: abc, plain: def}");

    assertThat(shop.read("target/run_results.json")).contains("*****", "def").doesNotContain("abc");
  }

  @Test
  void eventsHaveWhatTheEnvironmentAddsToThem() {
    Typed run =
        shop.dbt(Map.of("DBT_ENV_CUSTOM_ENV_TEAM", "sales"), "seed", "--log-format", "json");

    assertThat(run.out().lines().filter(line -> line.startsWith("{")))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("\"extra\": {\"TEAM\": \"sales\"}"));
  }

  @Test
  void coloursComeWhenTheyAreAskedFor() {
    assertThat(shop.dbt("seed", "--use-colors").out()).contains("\u001b[32m");
    assertThat(shop.dbt("seed").out()).doesNotContain("\u001b[");
  }

  @Test
  void queriesMayBeShownWithoutTheEphemeralModelsTheyRead() throws IOException {
    shop.write("models/few.sql", "{{ config(materialized='ephemeral') }} select 1 as n");
    shop.write("models/more.sql", "select * from {{ ref('few') }}");

    assertThat(shop.dbt("compile", "-s", "more").out()).contains("with __dbt__cte__few as (");
    assertThat(shop.dbt("compile", "-s", "more", "--no-inject-ephemeral-ctes").out())
        .contains("select * from __dbt__cte__few")
        .doesNotContain("with __dbt__cte__few");
  }

  @Test
  void aSelectorThatNeedsItselfIsRefusedWhereItIsUsed() throws IOException {
    shop.write(
        "selectors.yml",
        """
        selectors:
          - {name: round, definition: {union: ["selector:round", "tag:x"]}}
          - {name: straight, definition: orders}
        """);

    assertThat(shop.ls("--selector", "straight", "--resource-type", "model"))
        .containsExactly("shop.orders");
    Typed circling = shop.dbt("ls", "--selector", "round");
    assertThat(circling.code()).isEqualTo(2);
    assertThat(circling.err()).contains("'round' is part of its own definition");
    assertThat(shop.dbt("ls", "-s", "selector:round").code()).isEqualTo(2);
  }

  @Test
  void selectorsFilesAreRendered() throws IOException {
    shop.write(
        "selectors.yml",
        """
        selectors:
          - name: mine
            default: "{{ target.name == 'dev' }}"
            definition: "{{ var('chosen') }}"
        """);

    assertThat(shop.ls("--vars", "chosen: orders", "--resource-type", "model"))
        .containsExactly("shop.orders");
    assertThat(shop.dbt("ls").code()).isEqualTo(2);
  }
}
