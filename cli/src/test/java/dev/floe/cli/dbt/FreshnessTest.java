package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshnessTest {

  private static final String SOURCES =
      """
      sources:
        - name: raw
          schema: main
          loaded_at_field: seen
          freshness:
            warn_after: {count: 1, period: day}
            error_after: {count: 3000, period: day}
          tables:
            - name: fresh
            - name: aging
            - name: stale
              freshness: {error_after: {count: 1, period: hour}}
            - name: asked
              loaded_at_query: select max(seen) from main.fresh
            - name: filtered
              freshness: {filter: id > 1}
              identifier: mixed
            - name: unwatched
              freshness: null
            - name: missing
      """;

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void begin() throws IOException {
    shop = Shop.in(folder);
    shop.write("models/sources.yml", SOURCES);
    shop.write(
        "macros/load.sql",
        """
        {% macro load() %}
          {% do run_query("create table main.fresh as select now() as seen") %}
          {% do run_query("create table main.aging as select now() - interval 2 days as seen") %}
          {% do run_query("create table main.stale as select date '2024-01-01' as seen") %}
          {% do run_query("create table main.asked as select 1 as x") %}
          {% do run_query("create table main.mixed as select 1 as id, now() as seen union all select 2, timestamptz '2025-01-01'") %}
        {% endmacro %}
        """);
    assertThat(shop.dbt("run-operation", "load").code()).isZero();
  }

  @Test
  void judgesTheAgeOfTheNewestRow() throws IOException {
    Typed checked = shop.dbt("source", "freshness");

    assertThat(checked.code()).isEqualTo(1);
    assertThat(checked.out())
        .contains("PASS freshness of raw.fresh")
        .contains("WARN freshness of raw.aging")
        .contains("ERROR STALE freshness of raw.stale")
        .contains("PASS freshness of raw.asked")
        .contains("WARN freshness of raw.filtered")
        .doesNotContain("raw.unwatched");
    assertThat(checked.err()).contains("FLOE-DBT-038", "FLOE-RUN-001");
    assertThat(shop.read("target/sources.json"))
        .contains("\"unique_id\":\"source.shop.raw.missing\",\"error\":")
        .contains("\"status\":\"runtime error\"")
        .contains("\"filter\":\"id > 1\"");
  }

  @Test
  void checksWhatIsSelectedAndWritesWhereItIsTold() throws IOException {
    Typed checked =
        shop.dbt("source", "freshness", "-s", "source:raw.fresh", "-o", "elsewhere/fresh.json");

    assertThat(checked.code()).as(checked.err()).isZero();
    assertThat(checked.out()).contains("1 of 1 PASS");
    assertThat(shop.read("elsewhere/fresh.json")).contains("source.shop.raw.fresh");
  }

  @Test
  void findsSourcesThatAreFresherThanTheyWere() throws IOException {
    shop.dbt(
        "source", "freshness", "-s", "source:raw.fresh source:raw.aging", "-o", "old/sources.json");
    shop.write(
        "macros/again.sql",
        "{% macro again() %}{% do run_query('insert into main.aging select now()') %}{% endmacro %}");
    shop.dbt("run-operation", "again");
    shop.dbt("source", "freshness", "-s", "source:raw.fresh source:raw.aging");

    assertThat(shop.ls("-s", "source_status:fresher", "--state", "old"))
        .containsExactly("source:shop.raw.aging");
    assertThat(shop.ls("-s", "source_status:pass", "--state", "old"))
        .containsExactly("source:shop.raw.aging", "source:shop.raw.fresh");
  }

  @Test
  void rendersQueriesAndRunsTheHooksOfTheProject() throws IOException {
    shop.write(
        "models/sources.yml",
        SOURCES.replace("select max(seen) from main.fresh", "\"select now() from {{ this }}\""));
    shop.write(
        "dbt_project.yml",
        """
        name: shop
        profile: shop
        on-run-start: create table main.begun as select 1 as x
        """);

    Typed checked = shop.dbt("source", "freshness", "-s", "source:raw.asked");

    assertThat(checked.out()).as(checked.err()).contains("1 of 1 PASS freshness of raw.asked");
    assertThat(shop.dbt("show", "--inline", "select * from main.begun").code()).isZero();
  }
}
