package dev.floe.analysis;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.artifacts.NodeColumns;
import dev.floe.artifacts.NodeInfo;
import dev.floe.artifacts.SourceRun;
import dev.floe.artifacts.SqlBody;
import dev.floe.artifacts.SqlText;
import dev.floe.artifacts.TestSpec;
import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Span;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.RelationName;
import dev.floe.spi.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nodes of a product, written shortly. */
final class ProductExample {

  private ProductExample() {}

  static RelationName relation(String name) {
    return RelationName.of("sales", "silver", name);
  }

  /** How a node's relation is written in SQL. */
  static String sql(String name) {
    return "\"sales\".\"silver\".\"" + name + "\"";
  }

  static String id(String name) {
    return "node.shop." + name;
  }

  private static NodeInfo info(String name, String path, Optional<Span> declaredAt) {
    return new NodeInfo(
        id(name), name, "shop", path, List.of("shop", name), "", List.of(), Map.of(), declaredAt);
  }

  private static NodeInfo info(String name) {
    return info(name, "models/" + name + ".sql", Optional.empty());
  }

  static NodeColumn column(String name, String nativeType, Type.Kind kind) {
    return new NodeColumn(
        name,
        Type.of(kind),
        nativeType,
        "",
        List.of(),
        Map.of(),
        new ColumnLineage.Known(List.of()),
        Optional.empty());
  }

  private static NodeColumn undeclared(String name) {
    return new NodeColumn(
        name,
        new Type.Unknown("it has no data type"),
        "",
        "",
        List.of(),
        Map.of(),
        new ColumnLineage.Unknown("a source"),
        Optional.empty());
  }

  static Node seed(String name, NodeColumn... columns) {
    return new Node.Seed(
        info(name),
        relation(name),
        new NodeColumns.Bound(List.of(columns), List.of()),
        List.of(),
        Map.of(),
        "sha256:" + "0".repeat(64));
  }

  /** A source of which only these columns are named, without types. */
  static Node source(String name, String... columns) {
    return new Node.Source(
        info(name),
        relation(name),
        new NodeColumns.Unknown(
            "nobody declared them",
            Arrays.stream(columns).map(ProductExample::undeclared).toList()));
  }

  static Node model(String name, String query, String... dependsOn) {
    return model(name, written(name, query), List.of(), dependsOn);
  }

  static Node model(String name, String query, List<NodeColumn> columns, String... dependsOn) {
    return model(name, written(name, query), columns, dependsOn);
  }

  static Node model(String name, SqlBody body, List<NodeColumn> columns, String... dependsOn) {
    return model(name, "table", body, columns, Map.of(), dependsOn);
  }

  static Node materialized(String name, String materialization, String query) {
    return model(name, materialization, written(name, query), List.of(), Map.of());
  }

  static Node ephemeral(String name, String query, String... dependsOn) {
    return model(name, "ephemeral", written(name, query), List.of(), Map.of(), dependsOn);
  }

  static Node enforced(String name, String query, List<NodeColumn> columns, String... dependsOn) {
    return model(
        name,
        "table",
        written(name, query),
        columns,
        Map.of("contract", Map.of("enforced", true)),
        dependsOn);
  }

  static Node hooked(String name, String query, String... dependsOn) {
    return model(
        name,
        "table",
        written(name, query),
        List.of(),
        Map.of("pre-hook", List.of(Map.of("sql", "create macro made_by_hook(x) as x"))),
        dependsOn);
  }

  private static Node model(
      String name,
      String materialization,
      SqlBody body,
      List<NodeColumn> columns,
      Map<String, Object> config,
      String... dependsOn) {
    return new Node.Model(
        info(name),
        relation(name),
        materialization,
        Optional.empty(),
        body,
        new NodeColumns.Unknown("not bound yet", columns),
        List.of(),
        List.of(dependsOn),
        config);
  }

  static Node snapshot(String name, String query, String... dependsOn) {
    return new Node.Snapshot(
        info(name),
        relation(name),
        written(name, query),
        new NodeColumns.Unknown("not bound yet", List.of()),
        List.of(dependsOn),
        Map.of());
  }

  static Node test(String kind, String query, Span declaredAt, String... dependsOn) {
    return new Node.Test(
        info("test", "models/schema.yml", Optional.of(declaredAt)),
        written("test", query),
        List.of(dependsOn),
        new TestSpec(
            kind,
            Optional.of(dependsOn[0]),
            List.of(),
            Map.of(),
            "error",
            "!= 0",
            "!= 0",
            "count(*)",
            Optional.empty(),
            false),
        Map.of());
  }

  /** SQL that stands in its file as it is. */
  private static SqlBody written(String name, String query) {
    return new SqlBody.Static(
        new SqlText(
            query,
            List.of(
                new SourceRun(
                    query.length(), "models/" + name + ".sql", Position.START, true, List.of()))));
  }
}
