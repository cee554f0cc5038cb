package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescribedOnlyTest {

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void begin() throws IOException {
    shop = Shop.in(folder);
    shop.write(
        "models/reports.yml",
        """
        exposures:
          - {name: board, type: dashboard, owner: {name: Sales}, depends_on: [ref('revenue')]}
        """);
  }

  @Test
  void aBuildListsTheExposuresItWasFor() throws IOException {
    Typed built = shop.dbt("build");

    assertThat(built.code()).isZero();
    assertThat(built.out()).contains("7 of 7 NO-OP exposure board", "NO-OP=1 TOTAL=7");
    assertThat(shop.read("target/run_results.json"))
        .contains("\"status\":\"no-op\"", "exposure.shop.board");
  }

  @Test
  void anExposureOfWhatFailedIsSkipped() throws IOException {
    shop.write("models/orders.sql", "select nothing_such from {{ ref('stg_orders') }}");

    assertThat(shop.dbt("build").out()).contains("SKIP exposure board", "NO-OP=0");
  }

  @Test
  void anExposureAloneIsBuiltWithoutAnythingElse() {
    assertThat(shop.dbt("build", "--select", "board").out()).doesNotContain("table model");
    assertThat(shop.dbt("build", "--select", "exposure:board").out()).contains("NO-OP=1 TOTAL=1");
  }

  @Test
  void othersThanABuildDoNotCareForThem() {
    assertThat(shop.dbt("build").code()).isZero();
    assertThat(shop.dbt("run").out()).doesNotContain("board");
  }
}
