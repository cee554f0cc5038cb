package dev.floe.cli.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.TwoProducts;
import dev.floe.cli.Typed;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractsCommandsTest {

  @TempDir private Path folder;
  private TwoProducts mesh;

  @BeforeEach
  void mesh() {
    mesh = new TwoProducts(folder).published();
  }

  @Test
  void listsWhoReliesOnWhom() {
    assertThat(mesh.floe("orders", "contracts", "list").out())
        .contains("sales-to-marketing-orders", "sales.orders.orders", "marketing.campaigns");
    assertThat(mesh.floe("orders", "contracts", "list", "--domain", "finance").out())
        .contains("No product consumes");
  }

  @Test
  void describesWhatAConsumerReallyReads() {
    Typed typed = mesh.floe("enterprise", "contracts", "describe", "sales-to-marketing-orders");
    assertThat(typed.out())
        .contains("Consumer: marketing.campaigns", "order_id", "email", "SLA: freshness=12h")
        .doesNotContain("amount");
  }

  @Test
  void describesAnEarlierVersionOfAPort() {
    mesh.orders("1.1.0", "select 1 as order_id, 'a@b.c' as email, 10 as amount, 2 as items");
    mesh.floe("orders", "product", "register");
    assertThat(mesh.floe("sales", "contracts", "describe", "sales.orders.orders").out())
        .contains("items");
    assertThat(mesh.floe("sales", "contracts", "describe", "sales.orders.orders@1.0.0").out())
        .doesNotContain("items");
  }

  @Test
  void whatIsExportedAndImportedIsTheSame() {
    mesh.floe("orders", "contracts", "export", "orders", "--to", "c.odcs.yaml");
    mesh.floe("orders", "contracts", "import", "c.odcs.yaml", "--to", "c.yaml");
    Typed same = mesh.floe("orders", "contracts", "diff", "c.yaml", "orders");
    assertThat(same.out()).isEqualTo("Nothing changed.\n");
    mesh.floe("orders", "contracts", "export", "orders", "--format", "odcs-3.0", "--to", "d.yaml");
    assertThat(mesh.floe("orders", "contracts", "diff", "d.yaml", "c.yaml").out())
        .isEqualTo("Nothing changed.\n");
  }

  @Test
  void aDifferenceThatBreaksIsAnError() {
    mesh.orders("1.1.0", "select 1 as order_id, 10 as amount");
    Typed typed = mesh.floe("orders", "contracts", "diff", "sales.orders.orders", "orders");
    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.out()).contains("breaking    column removed: email", "backward: breaking");
    assertThat(
            mesh.floe(
                    "orders",
                    "contracts",
                    "diff",
                    "sales.orders.orders",
                    "orders",
                    "--compatibility",
                    "none")
                .code())
        .isZero();
    assertThat(mesh.floe("orders", "contracts", "check").err()).contains("FLOE-CTR-041");
  }

  @Test
  void importsTheShortFormOfAProduct() {
    mesh.write(
        "guide/product.yaml",
        """
        data_product:
          name: sales-orders
          domain: sales
          sla: {freshness: 15 minutes, availability: 99.9%, quality_score: ">95%"}
          schema: {columns: [{name: order_id, type: integer, required: true}]}
          access: {read: SELECT on sales.orders}
        """);
    Typed typed = mesh.floe("guide", "contracts", "import", "product.yaml");
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out())
        .contains("product: sales-orders", "port: orders", "freshness: 15m", "name: order_id");
  }

  @Test
  void runsContractsAgainstTheRows() {
    mesh.floe("orders", "run");
    Typed good = mesh.floe("orders", "contracts", "test");
    assertThat(good.out()).contains("✓ order_id: type integer", "✓ sla.freshness");
    assertThat(good.code()).isZero();
    mesh.write(
        "orders/strict.yaml",
        """
        kind: DataContract
        metadata: {name: strict, version: "1.0.0"}
        provider: {domain: sales, product: orders, port: orders}
        schema:
          columns:
            - {name: order_id, type: integer, required: true, primary_key: true, unique: true}
            - {name: email, type: string, enum: [x@y.z]}
            - {name: items, type: integer}
        sla: {freshness: 6h, quality: {completeness: 100%, accuracy: 90%, validity: 50%}}
        """);
    mesh.at("2026-03-01T20:00:00Z");
    Typed bad = mesh.floe("orders", "contracts", "test", "strict.yaml");
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.out())
        .contains(
            "✓ order_id: required: all 1 rows",
            "✓ primary key: order_id: every row has its own",
            "✗ email: allowed values: 1 of 1 rows have another",
            "✗ items: the table has no such column",
            "✓ sla.quality.completeness: 100%, 100% promised",
            "✗ sla.quality.validity: 0%, 50% promised",
            "? sla.quality.accuracy",
            "✗ sla.freshness: published 8h ago, 6h promised");
    assertThat(bad.err()).contains("FLOE-CTR-050");
    assertThat(mesh.floe("orders", "contracts", "check", "strict.yaml").err())
        .contains("FLOE-CTR-010", "strict.yaml:");
  }
}
