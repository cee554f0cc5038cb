package dev.floe.cli.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.TwoProducts;
import dev.floe.cli.Typed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schemas in files of their own, which documents refer to. */
class SchemaReferenceTest {

  private static final String CONTRACT =
      """
      apiVersion: floe.dev/v1
      kind: DataContract
      metadata: {name: orders-to-all, version: "1.0.0"}
      provider: {domain: sales, product: orders, port: orders}
      schema: {ref: %s}
      """;

  @TempDir private Path folder;

  /**
   * The columns of the provider's model are known only when it runs; its schema file lists them.
   */
  @Test
  void whatASchemaFilePromisesReachesConsumersThroughTheRegistry() {
    TwoProducts mesh = new TwoProducts(folder);
    mesh.orders("1.0.0", "select {{ run_query('select 1').columns[0].values()[0] }} as order_id");
    mesh.write(
        "orders/schema.yaml",
        "columns:\n  - {name: order_id, type: integer}\n  - {name: email, type: string}\n");
    mesh.write(
        "orders/floe.yaml",
        """
        metadata: {name: orders, version: "1.0.0", description: All orders}
        domain: {ref: sales:v1.0.0}
        output_ports:
          - name: orders
            table: gold.orders
            schema: {ref: schema.yaml}
            sla: {freshness: 6h}
            access: {grants: [{domain: marketing, access: read}]}
        transforms: [{type: dbt, path: models/}]
        """);
    mesh.published();
    mesh.write("campaigns/floe.yaml", consuming("{name: email, type: string}"));
    assertThat(mesh.floe("campaigns", "compile").err()).doesNotContain("FLOE-CTR");
    mesh.write("campaigns/floe.yaml", consuming("{name: email, type: integer}"));
    assertThat(mesh.floe("campaigns", "compile").err()).contains("FLOE-CTR-", "email");
  }

  private static String consuming(String column) {
    return """
    metadata: {name: campaigns, version: "1.0.0", description: All campaigns}
    domain: {ref: marketing:v1.0.0}
    input_ports:
      - name: orders
        source: {type: data_product, ref: sales.orders.orders}
        schema: {columns: [%s]}
    transforms: [{type: dbt, path: models/}]
    """
        .formatted(column);
  }

  @Test
  void aContractMayReferToAFileThatHoldsItsSchema() {
    TwoProducts mesh = new TwoProducts(folder);
    mesh.published();
    mesh.write("orders/contracts/c.yaml", CONTRACT.formatted("../schemas/orders.yaml"));
    mesh.write("orders/schemas/orders.yaml", "columns:\n  - {name: nobody_has_it, type: string}\n");
    Typed compiled = mesh.floe("orders", "compile");
    assertThat(compiled.err()).contains("FLOE-CTR-", "nobody_has_it", "schemas/orders.yaml");
    assertThat(
            mesh.floe("orders", "contracts", "describe", "contracts/c.yaml", "--output", "json")
                .out())
        .contains("nobody_has_it");
  }

  @Test
  void aSchemaFileThatIsNotThereIsAMistakeOfTheContract() {
    TwoProducts mesh = new TwoProducts(folder);
    mesh.published();
    mesh.write("orders/contracts/c.yaml", CONTRACT.formatted("nothing.yaml"));
    assertThat(mesh.floe("orders", "compile").err())
        .contains("FLOE-REF-001", "there is no file 'nothing.yaml'", "contracts/c.yaml:5:15");
  }
}
