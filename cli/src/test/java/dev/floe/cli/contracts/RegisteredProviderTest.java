package dev.floe.cli.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.TwoProducts;
import dev.floe.cli.Typed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A consumer whose provider is known from the registry alone; FLOE-CLI-016. */
class RegisteredProviderTest {

  @TempDir private Path folder;

  @Test
  void runsWithTheWarehouseThatTheEnvironmentNames() {
    TwoProducts mesh = new TwoProducts(folder).published().done("orders", "run");
    Typed nowhere = mesh.floe("campaigns", "run");
    assertThat(nowhere.code()).isEqualTo(1);
    assertThat(nowhere.err()).contains("FLOE-CLI-016", "sales.orders.orders", "FLOE_WAREHOUSES");
    mesh.with("FLOE_WAREHOUSES", folder + "/{product}/elsewhere.duckdb");
    assertThat(mesh.floe("campaigns", "run").err()).contains("FLOE-CLI-013");
    mesh.with("FLOE_WAREHOUSES", folder + "/{product}/warehouse/data.duckdb");
    mesh.done("campaigns", "run");
    assertThat(mesh.floe("campaigns", "show", "gold_campaigns").out()).contains("a@b.c");
  }

  @Test
  void onlyPortsOfAnotherProductCanBeRead() {
    TwoProducts mesh = new TwoProducts(folder);
    mesh.write("orders/models/gold_secrets.sql", "select 1 as secret\n").published();
    mesh.campaigns("2.0.0", "select order_id from {{ ref('orders', 'orders') }}");
    assertThat(mesh.floe("campaigns", "compile").code()).isZero();
    mesh.campaigns("2.0.0", "select secret from {{ ref('orders', 'gold_secrets') }}");
    Typed secret = mesh.floe("campaigns", "compile");
    assertThat(secret.code()).isEqualTo(1);
    assertThat(secret.err() + secret.out()).contains("FLOE-DBT-");
  }

  @Test
  void whoIsGrantedNoAccessDoesNotCompile() {
    TwoProducts mesh = new TwoProducts(folder);
    mesh.write(
        "orders/floe.yaml",
        """
        metadata: {name: orders, version: "1.0.0", description: All orders}
        domain: {ref: sales:v1.0.0}
        output_ports:
          - name: orders
            table: gold.orders
            sla: {freshness: 6h}
            access: {default: deny, grants: [{domain: finance, access: read}]}
        transforms: [{type: dbt, path: models/}]
        """);
    mesh.done("enterprise", "platform", "publish", "v1.0.0");
    mesh.done("sales", "platform", "publish", "v1.0.0");
    mesh.done("marketing", "platform", "publish", "v1.0.0");
    mesh.done("orders", "product", "register");
    assertThat(mesh.floe("campaigns", "compile", "--output", "json").out())
        .contains("FLOE-CTR-030");
  }
}
