package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
