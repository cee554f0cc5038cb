package dev.floe.dbt.graph;

import dev.floe.diagnostics.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What property files say of a node.
 *
 * @param description rendered; empty if there is none
 * @param columns in the order written
 * @param constraints of the whole relation, plain values as written
 * @param docs the {@code docs} mapping ({@code show}, {@code node_color})
 * @param timeSpine the {@code time_spine} mapping of a model that is one; else empty
 * @param patchPath {@code shop://models/schema.yml}, the file that has the properties
 * @param declaredAt where they are written
 */
public record NodeProperties(
    String description,
    List<ColumnProperties> columns,
    List<Map<String, @Nullable Object>> constraints,
    Map<String, @Nullable Object> docs,
    List<String> docBlocks,
    Map<String, @Nullable Object> timeSpine,
    Optional<String> patchPath,
    Optional<Span> declaredAt) {

  public NodeProperties {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
    docBlocks = List.copyOf(docBlocks);
  }

  /** Nothing is written about the node. */
  public static NodeProperties none() {
    return new NodeProperties(
        "",
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }
}
