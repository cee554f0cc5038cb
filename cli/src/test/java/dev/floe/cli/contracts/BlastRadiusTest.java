package dev.floe.cli.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.TwoProducts;
import dev.floe.cli.Typed;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlastRadiusTest {

  @TempDir private Path folder;
  private TwoProducts mesh;

  @BeforeEach
  void mesh() {
    mesh = new TwoProducts(folder).published();
  }

  @Test
  void aProductSaysWhichModelsAndColumnsOfOthersItWouldBreak() {
    mesh.orders("2.0.0", "select 1 as order_id, 10 as amount");
    Typed typed = mesh.floe("orders", "product", "register", "--dry-run");
    assertThat(typed.out())
        .contains(
            "1 registered product checked, 1 would break:",
            "marketing.campaigns: model.campaigns.gold_campaigns.email: column removed: email");
    assertThat(mesh.floe("orders", "product", "register", "--dry-run", "--output", "json").out())
        .contains("\"checked\": 1", "gold_campaigns.email");
  }

  @Test
  void aChangeThatTouchesNobodyBreaksNobody() {
    mesh.orders("2.0.0", "select 1 as order_id, 'a@b.c' as email");
    assertThat(mesh.floe("orders", "product", "register", "--dry-run").out())
        .contains("Would publish", "1 registered product checked, none would break");
  }

  @Test
  void sqlThatReadsThePortIsBoundAnew() {
    mesh.campaigns(
        "1.1.0",
        "select o.order_id, email, target from {{ source('orders', 'orders') }} o"
            + " join (select 1 as order_id, 2 as target) t on t.order_id = o.order_id");
    mesh.done("campaigns", "product", "register");
    mesh.orders("1.1.0", "select 1 as order_id, 'a@b.c' as email, 10 as amount, 3 as target");
    assertThat(mesh.floe("orders", "product", "register", "--dry-run").out())
        .contains("1 registered product checked, 1 would break:")
        .contains("marketing.campaigns: model.campaigns.gold_campaigns: FLOE-SQL-003");
    mesh.orders("1.1.0", "select 1 as order_id, 'a@b.c' as email, 10 as amount, 3 as goal");
    assertThat(mesh.floe("orders", "product", "register", "--dry-run").out())
        .contains("none would break");
  }

  @Test
  void aManifestSaysWhichProductsItWouldBreakByWhichRule() {
    mesh.enterpriseWith("governance: {quality_gates: {minimum_test_coverage: 90}}\n");
    Typed typed = mesh.floe("enterprise", "platform", "publish", "v1.1.0", "--dry-run");
    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .contains("2 registered products checked, 2 would break:")
        .contains("marketing.campaigns 1.0.0: ", "sales.orders 1.0.0: ", "FLOE-GOV-");
    mesh.enterpriseWith("");
    assertThat(mesh.floe("enterprise", "platform", "publish", "v1.1.0", "--dry-run").out())
        .contains("2 registered products checked, none would break");
  }

  private static String enterprise(String compute) {
    return "scope: enterprise\nmetadata: {name: acme}\nplugins: {compute: "
        + compute
        + "}\ndata_architecture: {pattern: hybrid, layers: {gold: {prefix: gold_}}}\n";
  }

  @Test
  void sqlThatWasLeftToTheRunCannotBeBoundForAnotherEngine() {
    TwoProducts other = new TwoProducts(folder.resolve("other"));
    other.write("enterprise/enterprise-manifest.yaml", enterprise("postgres"));
    other.orders("1.0.0", "select 1 as order_id, 'a@b.c' as email, 10 as amount");
    other.published();
    other.write("enterprise/enterprise-manifest.yaml", enterprise("duckdb"));
    assertThat(other.floe("enterprise", "platform", "publish", "v1.1.0", "--dry-run").out())
        .contains("2 registered products checked, 2 would break:")
        .contains("marketing.campaigns 1.0.0: plugins.compute: FLOE-CMP-008")
        .contains("its SQL was left to the run and is not stored");
  }

  @Test
  void anEngineThatCannotBeAskedIsSaidToBeOne() {
    mesh.write("enterprise/enterprise-manifest.yaml", enterprise("postgres"));
    assertThat(mesh.floe("enterprise", "platform", "publish", "v1.1.0", "--dry-run").out())
        .contains("2 registered products checked, 2 would break:")
        .contains("sales.orders 1.0.0: plugins.compute: FLOE-CMP-008")
        .contains("compiled for duckdb and would run on postgres");
  }
}
