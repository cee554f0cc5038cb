package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFunctionTest {

  @TempDir private Path folder;

  @Test
  void isCalledWithItsParameters() throws IOException {
    Shop shop = Shop.in(folder);
    shop.write(
        "models/orders_above.sql",
        "{{ config(materialized='table_function', parameters=['least']) }} select * from"
            + " {{ ref('orders') }} where amount >= least");
    shop.write("models/great.sql", "select * from {{ ref('orders_above') }}(15)");

    Typed built = shop.dbt("build");
    Typed again = shop.dbt("run", "-s", "orders_above+");

    assertThat(built.code()).as(built.err()).isZero();
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(shop.dbt("show", "--inline", "select count(*) as n from {{ ref('great') }}").out())
        .endsWith("1\n");
  }
}
