package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateTest {

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void begin() throws IOException {
    shop = Shop.in(folder);
    shop.write("macros/cents.sql", "{% macro cents(x) %}{{ x }} * 100{% endmacro %}");
    shop.write("models/costs.sql", "select {{ cents('1') }} as cost");
    assertThat(shop.dbt("parse", "--target-path", "before").code()).isZero();
  }

  @Test
  void manifestsOfOlderVersionsAreUnderstoodDownToTheFourth() throws IOException {
    String now = shop.read("before/manifest.json");
    String fourth =
        now.replace("manifest/v12.json", "manifest/v4.json").replace("\"raw_code\"", "\"raw_sql\"");
    shop.write("fourth/manifest.json", fourth);
    shop.write("third/manifest.json", fourth.replace("manifest/v4.json", "manifest/v3.json"));

    assertThat(shop.ls("-s", "state:modified", "--state", "fourth", "--resource-type", "model"))
        .isEmpty();
    assertThat(shop.dbt("ls", "-s", "state:modified", "--state", "third").err())
        .contains("FLOE-DBT-036", "version 3");
  }

  @Test
  void testsThatNobodyDefinesAreNotCompared() throws IOException {
    shop.write(
        "tests/generic/few.sql",
        "{% test few(model) %}select * from {{ model }} offset 100{% endtest %}");
    shop.write("models/costs.yml", "models: [{name: costs, data_tests: [few]}]");
    assertThat(shop.dbt("parse", "--target-path", "before").code()).isZero();
    shop.write("tests/generic/few.sql", "");

    Typed listed = shop.dbt("ls", "-s", "state:modified", "--state", "before");

    assertThat(listed.code()).isEqualTo(2);
    assertThat(listed.err()).contains("error[FLOE-DBT-017]", "'few' does not exist");
  }

  @Test
  void largeSeedsAreNotCompared() throws IOException {
    shop.write("seeds/raw_orders.csv", "id,amount\n" + "1,10\n".repeat(220_000));
    assertThat(shop.dbt("ls", "-s", "state:modified", "--state", "before").err())
        .contains("FLOE-DBT-051", "has changed");

    shop.dbt("parse", "--target-path", "before");
    shop.write("seeds/raw_orders.csv", "id,amount\n" + "2,10\n".repeat(220_000));
    Typed same = shop.dbt("ls", "-s", "state:modified", "--state", "before");
    assertThat(same.err()).contains("FLOE-DBT-051", "not looked at");
    assertThat(same.out()).doesNotContain("shop.raw_orders");
  }

  @Test
  void findsWhatChangedAndWhatIsNew() throws IOException {
    shop.write("models/orders.sql", "select id, amount from {{ ref('stg_orders') }}");
    shop.write("models/refunds.sql", "select 1 as id");

    assertThat(shop.ls("-s", "state:modified.body", "--state", "before"))
        .containsExactlyInAnyOrder(
            "shop.orders", "shop.refunds", "shop.not_null_orders_id", "shop.unique_orders_id");
    assertThat(shop.ls("-s", "state:new", "--state", "before")).containsExactly("shop.refunds");
    assertThat(shop.ls("-s", "state:modified+", "--state", "before", "--resource-type", "model"))
        .containsExactly("shop.orders", "shop.refunds", "shop.revenue");
    assertThat(shop.ls("-s", "state:unmodified", "--state", "before", "--resource-type", "model"))
        .containsExactly("shop.costs", "shop.revenue", "shop.staging.stg_orders");
  }

  @Test
  void doesNotCareForWhiteSpaceAndEnvironments() throws IOException {
    shop.write("models/orders.sql", "select   *\nfrom {{ ref('stg_orders') }}\n");

    assertThat(shop.ls("-s", "state:modified", "--state", "before", "--target", "prod")).isEmpty();
  }

  @Test
  void findsChangedConfigurationSeedsAndMacros() throws IOException {
    shop.write("dbt_project.yml", "name: shop\nprofile: shop\nmodels: {+materialized: view}\n");
    shop.write("seeds/raw_orders.csv", "id,amount\n1,11\n");
    shop.write("macros/cents.sql", "{% macro cents(x) %}{{ x }} * 1000{% endmacro %}");

    assertThat(
            shop.ls(
                "-s", "state:modified.configs", "--state", "before", "--resource-type", "model"))
        .containsExactly("shop.costs", "shop.orders", "shop.revenue", "shop.staging.stg_orders");
    assertThat(shop.ls("-s", "state:modified.body", "--state", "before"))
        .containsExactly("shop.raw_orders");
    assertThat(shop.ls("-s", "state:modified.macros", "--state", "before"))
        .containsExactly("shop.costs");
  }

  @Test
  void readsFromTheOtherEnvironmentWhatIsNotHere() throws IOException {
    shop.dbt("build", "--target", "prod", "--target-path", "prod");

    Typed without = shop.dbt("run", "-s", "revenue");
    Typed deferred = shop.dbt("run", "-s", "revenue", "--defer", "--state", "prod");

    assertThat(without.code()).isEqualTo(1);
    assertThat(deferred.code()).as(deferred.err()).isZero();
    assertThat(shop.read("target/compiled/shop/models/revenue.sql"))
        .contains("\"prod\".\"orders\"");
    assertThat(shop.dbt("build").code()).isZero();
    shop.dbt("compile", "-s", "revenue", "--defer", "--state", "prod");
    assertThat(shop.read("target/compiled/shop/models/revenue.sql"))
        .contains("\"main\".\"orders\"");
    shop.dbt("compile", "-s", "revenue", "--defer", "--state", "prod", "--favor-state");
    assertThat(shop.read("target/compiled/shop/models/revenue.sql"))
        .contains("\"prod\".\"orders\"");
    shop.dbt("compile", "-s", "orders revenue", "--defer", "--state", "prod", "--favor-state");
    assertThat(shop.read("target/compiled/shop/models/revenue.sql"))
        .contains("\"main\".\"orders\"");
  }

  @Test
  void aForeignKeyRefersToWhereItsTargetIsReadFrom() throws IOException {
    shop.write(
        "models/keys.yml",
        """
        models:
          - name: revenue
            constraints:
              - {type: foreign_key, columns: [amount], to: ref('orders'), to_columns: [id]}
        """);
    shop.dbt("build", "--target", "prod", "--target-path", "prod");

    shop.dbt("compile", "-s", "revenue", "--defer", "--state", "prod");
    assertThat(shop.read("target/manifest.json"))
        .contains("\"to\":\"\\\"shop\\\".\\\"prod\\\".\\\"orders\\\"\"");

    shop.dbt("compile", "-s", "orders revenue", "--defer", "--state", "prod");
    assertThat(shop.read("target/manifest.json"))
        .contains("\"to\":\"\\\"shop\\\".\\\"main\\\".\\\"orders\\\"\"");

    shop.dbt("parse");
    assertThat(shop.read("target/manifest.json")).contains("\"to\":\"ref('orders')\"");
  }

  @Test
  void retriesWhatFailedAndWhatWasLeftOut() throws IOException {
    shop.write("models/orders.sql", "select nothing from {{ ref('stg_orders') }}");
    assertThat(shop.dbt("build", "--vars", "{a: 1}").out()).contains("ERROR=1 SKIP=3");
    shop.write(
        "models/orders.sql", "select id, amount, {{ var('a') }} as a from {{ ref('stg_orders') }}");

    Typed retried = shop.dbt("retry");

    assertThat(retried.code()).as(retried.err()).isZero();
    assertThat(retried.out()).contains("Done. PASS=4 WARN=0 ERROR=0 SKIP=0 NO-OP=0 TOTAL=4");
    assertThat(shop.dbt("retry").out()).contains("Nothing to do.");
  }

  @Test
  void selectsByResultsOfAnEarlierRun() throws IOException {
    shop.write("models/orders.sql", "select nothing from {{ ref('stg_orders') }}");
    shop.dbt("run", "--target-path", "last");
    shop.dbt("seed", "--target-path", "seeded");
    shop.dbt("run", "--target-path", "last");

    assertThat(shop.ls("-s", "result:error", "--state", "last", "--resource-type", "model"))
        .containsExactly("shop.orders");
    assertThat(shop.ls("-s", "result:error+", "--state", "last", "--resource-type", "model"))
        .containsExactly("shop.orders", "shop.revenue");
  }

  @Test
  void saysThatThereIsNothingToCompareWith() {
    assertThat(shop.dbt("ls", "-s", "state:modified").err()).contains("FLOE-DBT-035");
    assertThat(shop.dbt("ls", "-s", "state:modified", "--state", "nowhere").err())
        .contains("FLOE-DBT-035");
    assertThat(shop.dbt("ls", "-s", "state:modfied", "--state", "before").err())
        .contains("FLOE-DBT-018", "modified");
    assertThat(shop.dbt(Map.of("DBT_STATE", "before"), "ls", "-s", "state:new").code()).isZero();
  }

  @Test
  void readsTheLatestEventsAloneInASample() throws IOException {
    shop.write("seeds/events.csv", "id,seen\n1,2020-01-01\n2,2020-02-01\n");
    shop.write("seeds/seeds.yml", "seeds: [{name: events, config: {event_time: seen}}]");
    shop.write("models/recent.sql", "select * from {{ ref('events') }}");
    shop.dbt("seed");

    Typed sampled =
        shop.dbt("run", "-s", "recent", "--sample", "{start: 2020-01-15, end: 2020-03-01}");

    assertThat(sampled.code()).as(sampled.err()).isZero();
    assertThat(
            shop.dbt("show", "--quiet", "--inline", "select count(*) n, min(id) i from recent")
                .out())
        .contains("1  2");
    assertThat(shop.dbt("run", "--sample", "3 weeks").err()).contains("FLOE-DBT-039");
  }
}
