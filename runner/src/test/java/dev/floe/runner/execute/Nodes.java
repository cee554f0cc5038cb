package dev.floe.runner.execute;

import dev.floe.artifacts.Constraint;
import dev.floe.artifacts.Digests;
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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nodes for tests, with everything that does not matter filled in. */
public final class Nodes {

  private Nodes() {}

  public static RelationName relation(String name) {
    return new RelationName(Optional.empty(), Optional.of("main"), name);
  }

  static NodeInfo info(String kind, String name, String path) {
    return new NodeInfo(
        kind + ".shop." + name,
        name,
        "shop",
        path,
        List.of("shop", name),
        "",
        List.of(),
        Map.of(),
        Optional.of(Span.file(path)));
  }

  /** Text that is a file's, letter by letter. */
  public static SqlText written(String path, String sql) {
    return new SqlText(
        sql,
        sql.isEmpty()
            ? List.of()
            : List.of(new SourceRun(sql.length(), path, Position.START, true, List.of())));
  }

  static SqlBody body(String path, String sql) {
    return new SqlBody.Static(written(path, sql));
  }

  static NodeColumns noColumns() {
    return new NodeColumns.Unknown("not bound in this test", List.of());
  }

  public static Node.Model model(
      String name, String materialization, String sql, Map<String, Object> config, String... on) {
    String path = "models/" + name + ".sql";
    return new Node.Model(
        info("model", name, path),
        relation(name),
        materialization,
        Optional.empty(),
        body(path, sql),
        noColumns(),
        List.of(),
        List.of(on),
        config);
  }

  public static Node.Model table(String name, String sql, String... on) {
    return model(name, "table", sql, Map.of(), on);
  }

  static Node.Model contracted(
      Node.Model model, List<NodeColumn> columns, List<Constraint> constraints) {
    return new Node.Model(
        model.info(),
        model.relation(),
        model.materialization(),
        Optional.empty(),
        model.body(),
        new NodeColumns.Unknown("not bound in this test", columns),
        constraints,
        model.dependsOn(),
        Map.of("contract", Map.of("enforced", true)));
  }

  /** Its descriptions are kept in the database. */
  static Node.Model described(Node.Model model, NodeColumn... columns) {
    return new Node.Model(
        model.info(),
        model.relation(),
        model.materialization(),
        Optional.empty(),
        model.body(),
        new NodeColumns.Unknown("not bound in this test", List.of(columns)),
        List.of(),
        model.dependsOn(),
        Map.of("persist_docs", Map.of("relation", true, "columns", true)));
  }

  static NodeColumn column(String name, String type, String description) {
    return new NodeColumn(
        name,
        new Type.Unknown("declared"),
        type,
        description,
        List.of(),
        Map.of(),
        new ColumnLineage.Unknown("not bound"),
        Optional.of(Span.at("models/schema.yml", 7, 9)));
  }

  public static Node.Model deferred(
      String name, String materialization, Map<String, Object> config) {
    return new Node.Model(
        info("model", name, "models/" + name + ".sql"),
        relation(name),
        materialization,
        Optional.empty(),
        new SqlBody.Deferred("asks for rows", Optional.empty(), Optional.empty()),
        noColumns(),
        List.of(),
        List.of(),
        config);
  }

  public static Node.Snapshot snapshot(String name, String sql, Map<String, Object> config) {
    String path = "snapshots/" + name + ".sql";
    return new Node.Snapshot(
        info("snapshot", name, path),
        relation(name),
        body(path, sql),
        noColumns(),
        List.of(),
        config);
  }

  static Node.Seed seed(String name, String csv, Map<String, Object> config) {
    return new Node.Seed(
        info("seed", name, "seeds/" + name + ".csv"),
        relation(name),
        noColumns(),
        List.of(),
        config,
        Digests.sha256(csv.getBytes(StandardCharsets.UTF_8)));
  }

  static Node.Test test(String name, String sql, TestSpec spec, String... on) {
    String path = "tests/" + name + ".sql";
    return new Node.Test(info("test", name, path), body(path, sql), List.of(on), spec, Map.of());
  }

  public static Node.Test test(String name, String sql, String... on) {
    return test(name, sql, spec("error"), on);
  }

  public static TestSpec spec(String severity) {
    return new TestSpec(
        "singular",
        Optional.empty(),
        List.of(),
        Map.of(),
        severity,
        "!= 0",
        "!= 0",
        "count(*)",
        Optional.empty(),
        false);
  }
}
