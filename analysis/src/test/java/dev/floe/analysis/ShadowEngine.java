package dev.floe.analysis;

import static dev.floe.analysis.ProductExample.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.artifacts.NodeColumns;
import dev.floe.compute.duckdb.DuckDbComputePlugin;
import dev.floe.diagnostics.Result;
import dev.floe.spi.SqlAnalyzer;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.Type;
import java.util.List;

/** A binder on an engine of its own, and what tests ask of bound nodes. */
final class ShadowEngine implements AutoCloseable {

  private final SqlAnalyzer analyzer;
  private final Binder binder;

  ShadowEngine() {
    try {
      this.analyzer = new DuckDbComputePlugin().analyzer();
    } catch (SqlFailure e) {
      throw new IllegalStateException(e);
    }
    this.binder = new Binder(analyzer);
  }

  Binder binder() {
    return binder;
  }

  /** A seed {@code raw}: id INTEGER, status VARCHAR. */
  void seed() {
    binder.bind(
        ProductExample.seed(
            "raw",
            column("id", "INTEGER", Type.Kind.INTEGER),
            column("status", "VARCHAR", Type.Kind.VARCHAR)));
  }

  static NodeColumns columns(Result<Node> bound) {
    return ((Node.Referable) bound.value().orElseThrow()).columns();
  }

  static List<String> names(NodeColumns columns) {
    assertThat(columns).isInstanceOf(NodeColumns.Bound.class);
    return columns.known().orElseThrow().stream().map(NodeColumn::name).toList();
  }

  static String reason(NodeColumns columns) {
    assertThat(columns).isInstanceOf(NodeColumns.Unknown.class);
    return ((NodeColumns.Unknown) columns).reason();
  }

  static NodeColumn only(NodeColumns columns, String name) {
    return columns.known().orElseThrow().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    analyzer.close();
  }
}
