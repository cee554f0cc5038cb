package dev.floe.dbt.artifact;

import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.ColumnProperties;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.graph.WrittenNames;
import dev.floe.dbt.load.LoadedProject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code semantic_manifest.json}: what MetricFlow reads of a project. It says the same as the
 * manifest of semantic models, metrics and saved queries, without what only dbt needs, and where
 * the time spines are.
 */
public final class SemanticManifest {

  private final ProjectGraph graph;
  private final PassiveEntries passive;
  private final WrittenNames names;

  private SemanticManifest(LoadedProject project, Stamp stamp, WrittenNames names) {
    this.graph = project.graph();
    this.passive = new PassiveEntries(graph, stamp, names);
    this.names = names;
  }

  /**
   * The text of the artifact.
   *
   * @param names as the engine wants them
   */
  public static String json(LoadedProject project, Stamp stamp, WrittenNames names) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonMapper.shared().createGenerator(out)) {
      PlainJson.write(json, new SemanticManifest(project, stamp, names).content());
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private Map<String, @Nullable Object> content() {
    Map<String, @Nullable Object> content = new LinkedHashMap<>();
    List<Object> models = all(ResourceType.SEMANTIC_MODEL, SemanticForm.SEMANTIC_MODEL);
    content.put("semantic_models", models);
    content.put("metrics", all(ResourceType.METRIC, SemanticForm.METRIC));
    content.put("project_configuration", configuration(!models.isEmpty()));
    content.put("saved_queries", all(ResourceType.SAVED_QUERY, SemanticForm.SAVED_QUERY));
    return content;
  }

  private List<Object> all(ResourceType type, Form form) {
    List<Object> all = new ArrayList<>();
    passive.entries(type).values().forEach(entry -> all.add(form.fill(PlainValues.mapping(entry))));
    return all;
  }

  private Map<String, @Nullable Object> configuration(boolean hasModels) {
    List<Object> spines = new ArrayList<>();
    List<Object> old = new ArrayList<>();
    List<ResourceNode> nodes =
        graph.timeSpines().stream().flatMap(id -> graph.node(id).stream()).toList();
    for (ResourceNode node : nodes) {
      if (!node.properties().timeSpine().isEmpty()) {
        spines.add(timeSpine(node));
      } else if (hasModels) {
        old.add(Map.of("location", relationName(node), "column_name", "date_day", "grain", "day"));
      }
    }
    Map<String, @Nullable Object> configuration = new LinkedHashMap<>();
    configuration.put("time_spine_table_configurations", old);
    configuration.put("metadata", null);
    // What MetricFlow writes where it does not know its own release.
    configuration.put(
        "dsi_package_version",
        Map.of("major_version", "0", "minor_version", "0", "patch_version", "0"));
    configuration.put("time_spines", spines);
    return configuration;
  }

  private Map<String, @Nullable Object> timeSpine(ResourceNode node) {
    Map<String, @Nullable Object> relation = new LinkedHashMap<>();
    relation.put("alias", node.placement().alias());
    relation.put("schema_name", node.placement().schema());
    relation.put("database", node.placement().database().orElse(null));
    relation.put("relation_name", relationName(node));
    Map<String, @Nullable Object> written = node.properties().timeSpine();
    String column = String.valueOf(written.get("standard_granularity_column"));
    Map<String, @Nullable Object> primary = new LinkedHashMap<>();
    primary.put("name", column);
    primary.put("time_granularity", granularity(node, column));
    Map<String, @Nullable Object> spine = new LinkedHashMap<>();
    spine.put("node_relation", relation);
    spine.put("primary_column", primary);
    spine.put(
        "custom_granularities", SemanticShapes.granularities(written.get("custom_granularities")));
    return spine;
  }

  private static @Nullable Object granularity(ResourceNode node, String column) {
    return node.properties().columns().stream()
        .filter(one -> one.name().equals(column))
        .map(ColumnProperties::semantics)
        .map(semantics -> SemanticShapes.word(semantics.get("granularity")))
        .findFirst()
        .orElse(null);
  }

  private String relationName(ResourceNode node) {
    return names.of(node);
  }
}
