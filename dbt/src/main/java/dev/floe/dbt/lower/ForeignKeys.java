package dev.floe.dbt.lower;

import dev.floe.dbt.graph.CallText;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.References;
import dev.floe.dbt.graph.Resolution;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.diagnostics.Span;
import dev.floe.spi.RelationName;
import java.util.Optional;

/** What foreign keys refer to, where they name a node of the project. */
final class ForeignKeys {

  private final ProjectGraph graph;
  private final References references;

  ForeignKeys(ProjectGraph graph) {
    this.graph = graph;
    this.references = References.over(graph);
  }

  /** The relation of {@code ref('…')} or {@code source('…', '…')}; empty for anything else. */
  Optional<RelationName> target(ResourceNode node, String to) {
    Span place = node.template().span();
    String packageName = node.identity().packageName();
    Optional<Resolution> found =
        CallText.ref(to, place)
            .map(call -> references.ref(call, packageName))
            .or(() -> CallText.source(to, place).map(call -> references.source(call, packageName)));
    return found.flatMap(
        one -> one instanceof Resolution.Found id ? relation(id.uniqueId()) : Optional.empty());
  }

  private Optional<RelationName> relation(String id) {
    return graph
        .node(id)
        .map(node -> node.placement().relation())
        .or(() -> graph.source(id).map(SourceTable::placement).map(place -> place.relation()));
  }
}
