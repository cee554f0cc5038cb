package dev.floe.cli.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.TwoProducts;
import dev.floe.cli.Typed;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contracts and schemas in files of a product. */
class ContractFilesTest {

  private static final String OFFERED =
      """
      apiVersion: floe.dev/v1
      kind: DataContract
      metadata: {name: offered, version: "1.0.0"}
      provider: {domain: sales, product: orders, port: orders}
      schema: {columns: [{name: email, type: string}]}
      sla: {freshness: 6h}
      """;

  @TempDir private Path folder;
  private TwoProducts mesh;

  @BeforeEach
  void mesh() {
    mesh = new TwoProducts(folder).published();
  }

  @Test
  void checksEveryContractThatLiesInTheProduct() {
    mesh.write("orders/contracts/offered.yaml", OFFERED);
    assertThat(mesh.floe("orders", "contracts", "check").out())
        .contains("✓ sales.orders.orders keeps contracts/offered.yaml");
    mesh.write(
        "orders/contracts/more.yaml",
        OFFERED.replace("email", "phone").replace("freshness: 6h", "freshness: 1h"));
    Typed typed = mesh.floe("orders", "compile");
    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.err())
        .contains("FLOE-CTR-010", "contracts/more.yaml:5:27", "phone")
        .contains("FLOE-CTR-020", "contracts/more.yaml:6:18", "Fix data contract");
    assertThat(mesh.floe("orders", "contracts", "check").code()).isEqualTo(1);
  }

  @Test
  void aConsumersContractIsComparedWithWhatItsProviderOffers() {
    mesh.write(
        "campaigns/contracts/needed.yaml",
        OFFERED.replace("name: email", "name: phone")
            + "consumer: {domain: marketing, product: campaigns}\n");
    assertThat(mesh.floe("campaigns", "compile").err())
        .contains("FLOE-CTR-010", "contracts/needed.yaml", "phone");
  }

  @Test
  void contractsOfOthersAreNoneOfItsBusiness() {
    mesh.write("orders/contracts/other.yaml", OFFERED.replace("product: orders", "product: x"));
    assertThat(mesh.floe("orders", "compile").code()).isZero();
  }

  @Test
  void aPortMayPromiseWhatAFileSays() {
    String port = "    table: gold.orders\n    schema: {ref: schemas/orders.json}\n";
    mesh.write(
            "orders/floe.yaml",
            "metadata: {name: orders, version: \"1.0.0\", description: All orders}\n"
                + "domain: {ref: sales:v1.0.0}\noutput_ports:\n  - name: orders\n"
                + port
                + "transforms: [{type: dbt, path: models/}]\n")
        .write(
            "orders/schemas/orders.json",
            "{\"properties\": {\"order_id\": {\"type\": \"integer\"}, \"amount\":"
                + " {\"type\": \"number\"}}, \"required\": [\"order_id\"]}");
    mesh.done("orders", "compile");
    assertThat(mesh.floe("orders", "contracts", "describe", "sales-orders-orders").out())
        .contains("order_id", "integer");
    mesh.write(
        "orders/schemas/orders.json",
        "{\"properties\": {\n\"order_id\": {\"type\": \"string\"}, \"gone\": {}}}");
    assertThat(mesh.floe("orders", "compile").err())
        .contains("FLOE-CTR-011", "schemas/orders.json:2:1", "FLOE-CTR-010", "gone");
  }

  @Test
  void theSecondProductOfADomainOnAPortHasAContractOfItsOwn() {
    mesh.write(
            "second/models/gold_second.sql",
            "{{ config(materialized='table') }} select email from {{ ref('orders', 'orders') }}")
        .write(
            "second/floe.yaml",
            "metadata: {name: second, version: \"1.0.0\", description: Another}\n"
                + "domain: {ref: marketing:v1.0.0}\ninput_ports:\n  - name: orders\n"
                + "    source: {type: data_product, ref: sales.orders.orders}\n"
                + "output_ports: [{name: second, table: gold.second}]\n"
                + "transforms: [{type: dbt, path: models/}]\n");
    mesh.done("second", "product", "register").done("second", "product", "register");
    assertThat(mesh.floe("second", "contracts", "list").out())
        .containsPattern("sales-to-marketing-orders +sales.orders.orders +1.0.0 +marketing.camp")
        .containsPattern("sales-to-marketing-orders-second +sales.orders.orders .*second");
    assertThat(
            mesh.floe("orders", "contracts", "describe", "sales-to-marketing-orders-second").out())
        .contains("sales-to-marketing-orders-second", "email");
  }

  @Test
  void theOrderOfClassesIsThatOfThePlatform() {
    mesh.enterpriseWith("governance: {classification: {levels: [open, secret, pii]}}\n");
    String classified = OFFERED.replace("type: string", "type: string, classification: secret");
    mesh.write("enterprise/old.yaml", classified)
        .write("enterprise/new.yaml", classified.replace("secret", "open"));
    assertThat(mesh.floe("enterprise", "contracts", "diff", "old.yaml", "new.yaml").out())
        .contains("classification lowered");
    assertThat(mesh.floe("enterprise", "contracts", "diff", "new.yaml", "old.yaml").code())
        .isEqualTo(1);
  }
}
