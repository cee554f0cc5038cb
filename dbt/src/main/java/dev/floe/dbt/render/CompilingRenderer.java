package dev.floe.dbt.render;

import dev.floe.artifacts.SqlBody;
import dev.floe.dbt.adapter.ShadowCatalog;
import dev.floe.dbt.adapter.ShadowIntrospector;
import dev.floe.dbt.context.Phase;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.parse.BodyRenderer;
import dev.floe.diagnostics.Result;
import dev.floe.spi.Column;
import java.util.List;
import java.util.Optional;

/** Renders nodes at compile time: the shadow catalog answers, the rest is deferred. */
final class CompilingRenderer implements BodyRenderer {

  private final NodeRenderer nodes;
  private final ShadowCatalog catalog;
  private final boolean first;

  /**
   * @param first whether a node's own relation is not there yet
   */
  CompilingRenderer(NodeRenderer nodes, ShadowCatalog catalog, boolean first) {
    this.nodes = nodes;
    this.catalog = catalog;
    this.first = first;
  }

  @Override
  public Result<SqlBody> body(ResourceNode node) {
    if (!node.dependencies().functions().isEmpty()) {
      return Result.ok(
          new SqlBody.Deferred(
              "calls a function that the run makes",
              Optional.of(node.dependencies().functions().getFirst().span()),
              declared(node)));
    }
    Phase phase = node.identity().type() == ResourceType.TEST ? Phase.TEST : Phase.COMPILE;
    NodeRenderer.Outcome outcome =
        nodes.render(
            node,
            phase,
            asking ->
                new ShadowIntrospector(
                    catalog,
                    first ? Optional.of(asking.placement().relation()) : Optional.empty()));
    return switch (outcome) {
      case NodeRenderer.Outcome.Rendered rendered ->
          Result.of(new SqlBody.Static(rendered.sql()), rendered.warnings());
      case NodeRenderer.Outcome.Waits waits ->
          Result.ok(new SqlBody.Deferred(waits.reason(), waits.span(), declared(node)));
      case NodeRenderer.Outcome.Failed failed -> Result.failed(failed.diagnostics());
    };
  }

  /** The columns a contract promises, if every one of them has a type. */
  private static Optional<List<Column>> declared(ResourceNode node) {
    boolean enforced = node.config().map("contract").get("enforced") instanceof Boolean on && on;
    boolean typed =
        node.properties().columns().stream().allMatch(column -> column.dataType().isPresent());
    if (!enforced || !typed || node.properties().columns().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        node.properties().columns().stream()
            .map(column ->
                new Column(
                    column.name(),
                    new dev.floe.spi.Type.Native(column.dataType().orElseThrow()),
                    column.dataType().orElseThrow()))
            .toList());
  }
}
