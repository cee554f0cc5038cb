package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonModelTest {

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void begin() throws IOException {
    shop = Shop.in(folder);
    shop.write(
        "models/forecast.py",
        "def model(dbt, session):\n    return dbt.ref('orders').project('amount * 2')\n");
    shop.write("models/plan.sql", "select * from {{ ref('forecast') }}");
  }

  @Test
  void failsAloneAndHoldsBackWhatReadsIt() {
    Typed build = shop.dbt("build");

    assertThat(build.code()).isEqualTo(1);
    assertThat(build.out()).contains("PASS=6 WARN=0 ERROR=1 SKIP=1");
    assertThat(build.err()).contains("FLOE-DBT-020", "models/forecast.py", "is not built");
  }

  @Test
  void isListedAndLeftOutOfCompiling() throws IOException {
    assertThat(shop.ls("-s", "orders+1", "--resource-type", "model"))
        .containsExactly("shop.forecast", "shop.orders", "shop.revenue");
    assertThat(shop.dbt("build", "--exclude", "forecast+").code()).isZero();
    assertThat(shop.dbt("compile").code()).isZero();
    assertThat(shop.read("target/manifest.json")).contains("\"language\":\"python\"");
  }
}
