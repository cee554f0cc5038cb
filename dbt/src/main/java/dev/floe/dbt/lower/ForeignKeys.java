package dev.floe.dbt.lower;

import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.CallText;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.References;
import dev.floe.dbt.graph.Resolution;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.diagnostics.Span;
import dev.floe.spi.RelationName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What foreign keys refer to, where they name a node of the project. */
public final class ForeignKeys {

  private final ProjectGraph graph;
  private final References references;
  private final Map<String, RelationName> elsewhere;

  /**
   * @param elsewhere nodes that are read from another place than their own, by unique id
   */
  public ForeignKeys(ProjectGraph graph, Map<String, RelationName> elsewhere) {
    this.graph = graph;
    this.elsewhere = Map.copyOf(elsewhere);
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

  /** Whether a node has foreign keys that say what they refer to. */
  public static boolean any(ResourceNode node) {
    return !written(node).isEmpty();
  }

  /** What the foreign keys of a node and of its columns refer to, by how it is written. */
  public Map<String, RelationName> targets(ResourceNode node) {
    Map<String, RelationName> targets = new LinkedHashMap<>();
    written(node).forEach(to -> target(node, to).ifPresent(name -> targets.put(to, name)));
    return targets;
  }

  private static List<String> written(ResourceNode node) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>(node.properties().constraints());
    node.properties().columns().forEach(column -> all.addAll(column.constraints()));
    return all.stream()
        .map(constraint -> PlainValues.text(constraint.get("to"), ""))
        .filter(to -> !to.isEmpty())
        .toList();
  }

  private Optional<RelationName> relation(String id) {
    RelationName other = elsewhere.get(id);
    if (other != null) {
      return Optional.of(other);
    }
    return graph
        .node(id)
        .map(node -> node.placement().relation())
        .or(() -> graph.source(id).map(SourceTable::placement).map(place -> place.relation()));
  }
}
