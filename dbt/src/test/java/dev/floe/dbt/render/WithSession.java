package dev.floe.dbt.render;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumns;
import dev.floe.artifacts.NodeInfo;
import dev.floe.artifacts.SqlBody;
import dev.floe.artifacts.SqlText;
import dev.floe.compute.duckdb.DuckDbComputePlugin;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.diagnostics.Result;
import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests of what runs, on a database of their own in memory. */
abstract class WithSession {

  private Engine engine;
  Session session;

  @BeforeEach
  void open() throws SqlFailure {
    engine = new DuckDbComputePlugin().open(Map.of("path", ":memory:"));
    session = engine.session();
    session.execute("attach ':memory:' as db; use db.main");
  }

  @AfterEach
  void close() {
    session.close();
    engine.close();
  }

  static Node.Model model(RenderedProject project, String name) {
    return model(project.node(name));
  }

  static Node.Model model(ResourceNode node) {
    String name = node.identity().name();
    return new Node.Model(
        new NodeInfo(
            node.uniqueId(),
            name,
            "shop",
            "models/" + name + ".sql",
            List.of("shop", name),
            "",
            List.of(),
            Map.of(),
            Optional.empty()),
        node.placement().relation(),
        node.materialization(),
        Optional.empty(),
        new SqlBody.Deferred("a test", Optional.empty(), Optional.empty()),
        new NodeColumns.Unknown("a test", List.of()),
        List.of(),
        List.of(),
        Map.of());
  }

  static String text(Result<SqlText> sql) {
    return sql.value().orElseThrow(() -> new AssertionError(sql.toString())).text().strip();
  }
}
