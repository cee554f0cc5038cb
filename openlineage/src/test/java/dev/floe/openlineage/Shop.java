package dev.floe.openlineage;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.CompiledProduct.Identity;
import dev.floe.artifacts.CompiledProduct.InputPort;
import dev.floe.artifacts.CompiledProduct.OutputPort;
import dev.floe.artifacts.CompiledProduct.Target;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.artifacts.NodeColumns;
import dev.floe.artifacts.NodeInfo;
import dev.floe.artifacts.SqlBody;
import dev.floe.artifacts.SqlText;
import dev.floe.artifacts.TestSpec;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.ColumnLineage.Input;
import dev.floe.spi.ColumnLineage.Use;
import dev.floe.spi.RelationName;
import dev.floe.spi.Type;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small product that reads another one's orders and offers what it makes of them. */
final class Shop {

  static final Speaker SPEAKER =
      new Speaker("floe", "duckdb", "1.2.3", path -> URI.create("file:///shop/" + path));

  static final RelationName PORT = RelationName.of("sales__orders", "gold", "orders");

  static final Node.Source ORDERS =
      new Node.Source(
          info("source.orders.orders", "orders", "../orders/floe.yaml", ""),
          PORT,
          known(column("email", Map.of(), new ColumnLineage.Known(List.of()))));

  static final Node.Seed RATES =
      new Node.Seed(
          info("seed.shop.rates", "rates", "seeds/rates.csv", ""),
          RelationName.of("finance", "main", "rates"),
          new NodeColumns.Unknown("not looked at", List.of()),
          List.of(),
          Map.of(),
          "sha256:" + "0".repeat(64));

  static final Node.Model PREPARED =
      model("prepared", "ephemeral", List.of(ORDERS.uniqueId()), known());

  static final Node.Model CUSTOMERS =
      model(
          "customers",
          "table",
          List.of(PREPARED.uniqueId(), RATES.uniqueId()),
          known(
              column(
                  "email",
                  Map.of("floe", Map.of("classification", "pii")),
                  new ColumnLineage.Known(List.of(new Input(PORT, "email", Use.IDENTITY)))),
              column(
                  "orders",
                  Map.of(),
                  new ColumnLineage.Known(
                      List.of(
                          new Input(PORT, "email", Use.AGGREGATION),
                          new Input(RATES.relation(), "rate", Use.CONDITION)))),
              column("score", Map.of(), new ColumnLineage.Unknown("a function nobody knows"))));

  static final Node.Test NOT_NULL =
      new Node.Test(
          info("test.shop.not_null", "not_null_customers_email", "models/shop.yml", ""),
          new SqlBody.Static(SqlText.unmapped("select 1")),
          List.of(CUSTOMERS.uniqueId()),
          new TestSpec(
              "not_null",
              Optional.of(CUSTOMERS.uniqueId()),
              List.of("email"),
              Map.of(),
              "error",
              "!= 0",
              "!= 0",
              "count(*)",
              Optional.empty(),
              false),
          Map.of());

  private Shop() {}

  static CompiledProduct product() {
    return new CompiledProduct(
        CompiledProduct.FORMAT_VERSION,
        new Identity(
            Optional.of("finance"), "shop", "1.0.0", "What customers bring.", "team@example.com"),
        new Target("dev", false, "duckdb", "finance", Map.of()),
        List.of(),
        List.of(ORDERS, RATES, PREPARED, CUSTOMERS, NOT_NULL),
        List.of(
            new OutputPort(
                "customers", "", "finance.gold.customers", CUSTOMERS.uniqueId(), Map.of())),
        List.of(
            new InputPort(
                "orders",
                Optional.of("sales.orders.orders"),
                Optional.of(PORT.toString()),
                Optional.empty(),
                Map.of())),
        Optional.empty(),
        List.of());
  }

  private static Node.Model model(
      String name, String materialization, List<String> reads, NodeColumns columns) {
    return new Node.Model(
        info("model.shop." + name, name, "models/" + name + ".sql", "The " + name + "."),
        RelationName.of("finance", "gold", name),
        materialization,
        Optional.of("gold"),
        new SqlBody.Static(SqlText.unmapped("\nselect 1\n")),
        columns,
        List.of(),
        reads,
        Map.of());
  }

  private static NodeInfo info(String id, String name, String path, String description) {
    return new NodeInfo(
        id,
        name,
        "shop",
        path,
        List.of("shop", name),
        description,
        List.of(),
        Map.of(),
        Optional.empty());
  }

  private static NodeColumns known(NodeColumn... columns) {
    return new NodeColumns.Bound(List.of(columns), List.of());
  }

  private static NodeColumn column(String name, Map<String, Object> meta, ColumnLineage lineage) {
    return new NodeColumn(
        name,
        Type.of(Type.Kind.VARCHAR),
        "VARCHAR",
        "",
        List.of(),
        meta,
        lineage,
        Optional.empty());
  }
}
