package dev.floe.openlineage;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.RelationName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Datasets with the facets that follow from what was compiled. */
final class Datasets {

  private final Speaker speaker;
  private final DatasetNames names;
  private final String owner;

  Datasets(Speaker speaker, DatasetNames names, String owner) {
    this.speaker = speaker;
    this.names = names;
    this.owner = owner;
  }

  /** What a node reads, with what is known of its columns. */
  Map<String, Object> input(Node.Referable node, RelationName relation) {
    return input(node, relation, Map.of());
  }

  /** The same with what was found out about this use of it. */
  Map<String, Object> input(
      Node.Referable node, RelationName relation, Map<String, ?> inputFacets) {
    Map<String, Object> facets = new LinkedHashMap<>();
    schema(node).ifPresent(facet -> facets.put("schema", facet));
    Map<String, Object> dataset = dataset(relation, facets);
    if (!inputFacets.isEmpty()) {
      dataset.put("inputFacets", inputFacets);
    }
    return dataset;
  }

  /** What a node writes. */
  Map<String, Object> output(
      Node.Referable node, RelationName relation, Map<String, ?> outputFacets) {
    Map<String, Object> facets = new LinkedHashMap<>();
    schema(node).ifPresent(facet -> facets.put("schema", facet));
    columnLineage(node).ifPresent(facet -> facets.put("columnLineage", facet));
    if (!node.info().description().isEmpty()) {
      facets.put(
          "documentation",
          speaker.facet(
              "1-1-0/DocumentationDatasetFacet", Map.of("description", node.info().description())));
    }
    if (!owner.isEmpty()) {
      facets.put("ownership", speaker.facet("1-0-1/OwnershipDatasetFacet", owners(owner)));
    }
    Classifications.of(node)
        .ifPresent(content ->
            facets.put(
                "floe_classification", speaker.ownFacet("ClassificationDatasetFacet", content)));
    Map<String, Object> dataset = dataset(relation, facets);
    if (!outputFacets.isEmpty()) {
      dataset.put("outputFacets", outputFacets);
    }
    return dataset;
  }

  static Map<String, Object> owners(String owner) {
    return Map.of("owners", List.of(Map.of("name", owner, "type", "MAINTAINER")));
  }

  private Map<String, Object> dataset(RelationName relation, Map<String, Object> facets) {
    Map<String, Object> dataset = new LinkedHashMap<>();
    dataset.put("namespace", speaker.namespace());
    dataset.put("name", names.name(relation));
    dataset.put("facets", facets);
    return dataset;
  }

  private Optional<Map<String, Object>> schema(Node.Referable node) {
    return node.columns()
        .known()
        .map(columns ->
            speaker.facet("1-2-0/SchemaDatasetFacet", Map.of("fields", fields(columns))));
  }

  private static List<Map<String, Object>> fields(List<NodeColumn> columns) {
    List<Map<String, Object>> fields = new ArrayList<>();
    for (NodeColumn column : columns) {
      Map<String, Object> field = new LinkedHashMap<>();
      field.put("name", column.name());
      if (!column.nativeType().isEmpty()) {
        field.put("type", column.nativeType());
      }
      if (!column.description().isEmpty()) {
        field.put("description", column.description());
      }
      field.put("ordinal_position", fields.size() + 1);
      fields.add(field);
    }
    return fields;
  }

  /** Columns whose inputs are unknown are left out: an empty list would say that they have none. */
  private Optional<Map<String, Object>> columnLineage(Node.Referable node) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (NodeColumn column : node.columns().known().orElse(List.of())) {
      if (column.lineage() instanceof ColumnLineage.Known known && !known.inputs().isEmpty()) {
        fields.put(
            column.name(),
            Map.of("inputFields", known.inputs().stream().map(this::inputField).toList()));
      }
    }
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(speaker.facet("1-2-0/ColumnLineageDatasetFacet", Map.of("fields", fields)));
  }

  private Map<String, Object> inputField(ColumnLineage.Input input) {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("namespace", speaker.namespace());
    field.put("name", names.name(input.relation()));
    field.put("field", input.column());
    field.put("transformations", List.of(transformation(input.use())));
    return field;
  }

  private static Map<String, Object> transformation(ColumnLineage.Use use) {
    return switch (use) {
      case IDENTITY -> Map.of("type", "DIRECT", "subtype", "IDENTITY");
      case TRANSFORMATION -> Map.of("type", "DIRECT", "subtype", "TRANSFORMATION");
      case AGGREGATION -> Map.of("type", "DIRECT", "subtype", "AGGREGATION");
      case CONDITION -> Map.of("type", "INDIRECT", "subtype", "CONDITIONAL");
    };
  }
}
