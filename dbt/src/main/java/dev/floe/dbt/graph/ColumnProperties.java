package dev.floe.dbt.graph;

import dev.floe.diagnostics.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a property file says of a column.
 *
 * @param quote whether the name is to be quoted, if somebody said
 * @param constraints plain values as written
 * @param config the column's own {@code config}, plain values
 * @param semantics what the column is to the semantic layer: {@code entity}, {@code dimension},
 *     {@code granularity}
 * @param docBlocks unique ids of the doc blocks its description uses
 */
public record ColumnProperties(
    String name,
    String description,
    Optional<String> dataType,
    Map<String, @Nullable Object> meta,
    List<String> tags,
    Optional<Boolean> quote,
    List<Map<String, @Nullable Object>> constraints,
    Map<String, @Nullable Object> config,
    Map<String, @Nullable Object> semantics,
    List<String> docBlocks,
    Span span) {

  public ColumnProperties {
    tags = List.copyOf(tags);
    constraints = List.copyOf(constraints);
    docBlocks = List.copyOf(docBlocks);
  }
}
