package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalModelsTest {

  @TempDir private Path folder;

  @Test
  void areReadInANewDatabaseWithoutBeingBuiltAgain() throws IOException {
    Shop shop = Shop.in(folder);
    shop.write(
        "dbt_project.yml",
        "name: shop\nprofile: shop\non-run-start: \"{{ register_upstream_external_models() }}\"\n");
    shop.write(
        "models/orders.sql",
        "{{ config(materialized='external', location='%s/orders.parquet') }} select * from {{ ref('raw_orders') }}"
            .formatted(folder));
    assertThat(shop.dbt("build").code()).isZero();
    Files.delete(folder.resolve("shop.duckdb"));

    Typed run = shop.dbt("run", "-s", "revenue");

    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void lieInTheRootOfTheProfile() throws IOException {
    Shop shop = Shop.in(folder);
    shop.write(
        "profiles.yml",
        "shop: {target: dev, outputs: {dev: {type: duckdb, path: shop.duckdb, external_root:"
            + " files}}}\n");
    shop.write(
        "models/orders.sql",
        "{{ config(materialized='external') }} select * from {{ ref('raw_orders') }}");
    Files.createDirectory(folder.resolve("files"));

    Typed run = shop.dbt("build");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(folder.resolve("files/orders.parquet")).exists();
  }

  @Test
  void lieWhereTheUserIs() throws IOException {
    Shop shop = Shop.in(folder.resolve("shop"));
    shop.write(
        "models/orders.sql",
        "{{ config(materialized='external', location='orders.csv') }} select * from"
            + " read_csv('shop/seeds/raw_orders.csv')");

    Typed run =
        Typed.in(folder, Map.of(), "dbt", "build", "--project-dir", "shop", "-s", "orders revenue");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(folder.resolve("orders.csv")).hasContent("id,amount\n1,10\n2,20\n");
  }

  @Test
  void sourcesAreReadFromFilesThatTheirNamesFillIn() throws IOException {
    Shop shop = Shop.in(folder);
    shop.write("raw/orders_eu.csv", "id\n7\n");
    shop.write(
        "models/sources.yml",
        """
        sources:
          - name: raw
            config:
              external_location: "raw/{name}_{region}.csv"
              meta: {region: eu}
            tables:
              - name: orders
              - name: plain
                identifier: orders_eu
                config:
                  external_location: "read_csv('raw/%(identifier)s.csv')"
                  formatter: oldstyle
              - name: orders_eu
                config:
                  external_location: "raw/${name}.csv"
                  formatter: template
        """);
    shop.write(
        "models/read.sql",
        "select * from {{ source('raw', 'orders') }} union all from {{ source('raw', 'plain') }}"
            + " union all from {{ source('raw', 'orders_eu') }}");

    Typed shown = shop.dbt("show", "-s", "read", "--output", "json");

    assertThat(shown.code()).as(shown.err()).isZero();
    assertThat(shown.out().split("\"id\": 7", -1)).hasSize(4);
  }
}
