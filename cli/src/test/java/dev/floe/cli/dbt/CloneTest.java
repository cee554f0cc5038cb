package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code floe dbt clone} of what the target {@code prod} has built. */
class CloneTest {

  private static final String KINDS =
      "select table_name || '=' || table_type as kind from information_schema.tables"
          + " where table_schema = 'main' order by 1";

  @TempDir Path folder;

  private Shop shop;

  @BeforeEach
  void buildsProduction() throws IOException {
    shop = Shop.in(folder);
    shop.write("models/small.sql", "{{ config(materialized='ephemeral') }} select 1 as id");
    shop.dbt("build", "--target", "prod", "--target-path", "prod");
  }

  @Test
  void makesViewsOfTablesThatCannotBeCopied() throws IOException {
    Typed cloned = shop.dbt("clone", "--state", "prod");

    assertThat(cloned.code()).as(cloned.err()).isZero();
    assertThat(cloned.out()).contains("Done. PASS=4 WARN=0 ERROR=0 SKIP=0 NO-OP=0 TOTAL=4");
    assertThat(shop.read("target/run_results.json")).contains("\"message\":\"OK\"");
    assertThat(query(KINDS))
        .contains("orders=VIEW", "raw_orders=VIEW", "revenue=VIEW", "stg_orders=VIEW")
        .doesNotContain("small");
    assertThat(query("select revenue from main.revenue")).contains("30");
  }

  @Test
  void leavesWhatIsThereUnlessTheRefreshIsFull() throws IOException {
    shop.dbt("build", "-s", "+stg_orders");
    Typed cloned = shop.dbt("clone", "--state", "prod");

    assertThat(cloned.out()).contains("stg_orders\" already exists", "PASS=4");
    assertThat(shop.read("target/run_results.json")).contains("\"message\":\"No-op\"");
    assertThat(query(KINDS)).contains("stg_orders=BASE TABLE", "orders=VIEW");

    assertThat(shop.dbt("clone", "--state", "prod", "--full-refresh").code()).isZero();
    assertThat(query(KINDS)).contains("stg_orders=VIEW");
  }

  @Test
  void copiesTablesWhereTheProjectSaysHow() throws IOException {
    shop.write(
        "macros/clone.sql",
        """
        {% macro duckdb__can_clone_table() %}{{ return(True) }}{% endmacro %}
        {% macro duckdb__create_or_replace_clone(this_relation, defer_relation) %}
          create or replace table {{ this_relation }} as from {{ defer_relation }}
        {% endmacro %}
        """);
    shop.write(
        "models/orders.sql",
        "{{ config(materialized='view') }} select * from {{ ref('stg_orders') }}");
    shop.dbt("build", "--target", "prod", "--target-path", "prod");

    Typed cloned = shop.dbt("clone", "--state", "prod", "--full-refresh");

    assertThat(cloned.code()).as(cloned.err()).isZero();
    assertThat(query(KINDS)).contains("stg_orders=BASE TABLE", "revenue=BASE TABLE", "orders=VIEW");
    assertThat(query("select revenue from main.revenue")).contains("30");
  }

  @Test
  void replacesAViewByTheCopyOfATable() throws IOException {
    shop.dbt("clone", "--state", "prod");
    shop.write(
        "macros/clone.sql",
        """
        {% macro can_clone_table() %}{{ return(True) }}{% endmacro %}
        {% macro create_or_replace_clone(this_relation, defer_relation) %}
          create or replace table {{ this_relation }} as from {{ defer_relation }}
        {% endmacro %}
        """);
    shop.dbt("clone", "--state", "prod", "--full-refresh", "-s", "orders");

    assertThat(query(KINDS)).contains("orders=BASE TABLE", "revenue=VIEW");
  }

  @Test
  void runsHooksOfNodesAndNoneOfTheRun() throws IOException {
    shop.write(
        "dbt_project.yml",
        """
        name: shop
        profile: shop
        on-run-start: "create table main.of_run as select 1 as x"
        models:
          +materialized: table
          +post-hook: "create table if not exists main.of_{{ this.name }} as from {{ this }}"
        """);
    Typed cloned = shop.dbt("clone", "--state", "prod", "-s", "revenue");

    assertThat(cloned.code()).as(cloned.err()).isZero();
    assertThat(query(KINDS)).contains("of_revenue=BASE TABLE").doesNotContain("of_run");
  }

  @Test
  void passesOverAProjectsOwnMaterialization() throws IOException {
    shop.write(
        "macros/kept.sql",
        """
        {% materialization kept, default %}
          {% call statement('main') %}create table {{ this }} as {{ sql }}{% endcall %}
          {{ return({'relations': [this]}) }}
        {% endmaterialization %}
        """);
    shop.write("models/kept.sql", "{{ config(materialized='kept') }} select 7 as n");
    shop.dbt("run", "--target", "prod", "--target-path", "prod", "-s", "kept");

    assertThat(shop.dbt("clone", "--state", "prod", "-s", "kept").code()).isZero();
    assertThat(query(KINDS)).contains("kept=VIEW");
  }

  @Test
  void tellsOfEachRelationThatCannotBeReached() throws IOException {
    shop.dbt("run", "--target", "prod", "--target-path", "prod");
    shop.write(
        "prod/manifest.json", shop.read("prod/manifest.json").replace("\"prod\"", "\"gone\""));
    Typed cloned = shop.dbt("clone", "--state", "prod");

    assertThat(cloned.code()).isEqualTo(1);
    assertThat(cloned.out()).contains("ERROR=4");
    assertThat(cloned.err()).contains("revenue", "gone");
  }

  @Test
  void repeatsWhatFailed() throws IOException {
    String manifest = shop.read("prod/manifest.json");
    shop.write("prod/manifest.json", manifest.replace("\"prod\"", "\"gone\""));
    shop.dbt("clone", "--state", "prod", "-s", "revenue");
    shop.write("prod/manifest.json", manifest);

    Typed retried = shop.dbt("retry");

    assertThat(retried.code()).as(retried.err()).isZero();
    assertThat(retried.out()).contains("PASS=1 ");
  }

  private String query(String sql) {
    return shop.dbt("show", "--quiet", "--limit", "-1", "--inline-direct", sql).out();
  }
}
