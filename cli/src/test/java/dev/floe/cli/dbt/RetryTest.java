package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetryTest {

  @TempDir private Path folder;

  private Shop broken() throws IOException {
    Shop shop = Shop.in(folder);
    shop.write("models/orders.sql", "select nothing from {{ ref('stg_orders') }}");
    assertThat(shop.dbt("build", "--threads", "2").code()).isEqualTo(1);
    return shop;
  }

  @Test
  void repeatsWhatFailedAndWhatWasSkippedWithAsManyThreads() throws IOException {
    Shop shop = broken();
    shop.write("models/orders.sql", "select * from {{ ref('stg_orders') }}");

    Typed retried = shop.dbt("retry");

    assertThat(retried.code()).as(retried.err()).isZero();
    assertThat(retried.out()).contains("Concurrency: 2 threads").contains("TOTAL=4");
    assertThat(shop.dbt("retry").out()).contains("Nothing to do");
  }

  @Test
  void namesWhatIsNoLongerThere() throws IOException {
    Shop shop = broken();
    Files.delete(folder.resolve("models/revenue.sql"));

    Typed retried = shop.dbt("retry");

    assertThat(retried.code()).isEqualTo(2);
    assertThat(retried.err()).contains("FLOE-DBT-036").contains("model.shop.revenue");
  }

  @Test
  void runsAMacroAgainWithItsArgumentsIfItFailed() throws IOException {
    Shop shop = Shop.in(folder);
    String macro =
        "{% macro fill(n) %}{% do run_query('select * from filled_' ~ n) %}{% do log('seen ' ~ n,"
            + " info=true) %}{% endmacro %}";
    shop.write("macros/fill.sql", macro);
    assertThat(shop.dbt("run-operation", "fill", "--args", "{n: 7}").code()).isEqualTo(1);
    shop.write("macros/fill.sql", macro.replace("select * from", "select 1 as"));

    assertThat(shop.dbt("retry").out()).contains("seen 7");
    assertThat(shop.dbt("retry").out()).contains("Nothing to do").doesNotContain("seen");
  }

  @Test
  void saysWhatFailedInDbtsForm() throws IOException {
    Shop shop = broken();

    assertThat(shop.read("target/run_results.json"))
        .contains("Database Error in model orders (models/orders.sql)\\n  ");
    assertThat(shop.dbt("run").out())
        .contains("Completed with 1 error, 0 partial successes, and 0 warnings:");
  }
}
