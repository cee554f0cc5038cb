package dev.floe.dbt.artifact;

import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.PassiveResource;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.graph.WrittenNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The manifest's entries of resources that are described and not executed. */
final class PassiveEntries {

  private final ProjectGraph graph;
  private final Stamp stamp;
  private final WrittenNames names;

  PassiveEntries(ProjectGraph graph, Stamp stamp, WrittenNames names) {
    this.graph = graph;
    this.stamp = stamp;
    this.names = names;
  }

  Map<String, Object> entries(ResourceType type) {
    Map<String, Object> entries = new LinkedHashMap<>();
    graph
        .passive()
        .forEach((id, resource) -> {
          if (resource.identity().type() == type) {
            entries.put(id, entry(resource));
          }
        });
    return entries;
  }

  Map<String, @Nullable Object> entry(PassiveResource resource) {
    Map<String, @Nullable Object> entry = NodeEntries.identity(resource.identity());
    switch (resource.identity().type()) {
      case GROUP -> group(entry, resource);
      case EXPOSURE -> exposure(entry, resource);
      case UNIT_TEST -> unitTest(entry, resource);
      case METRIC, SEMANTIC_MODEL, SAVED_QUERY -> passedThrough(entry, resource);
      case MODEL, SEED, SNAPSHOT, TEST, ANALYSIS, OPERATION, SOURCE, MACRO, DOC, FUNCTION ->
          throw new IllegalStateException("not a passive resource: " + resource.uniqueId());
    }
    return entry;
  }

  private static void group(Map<String, @Nullable Object> entry, PassiveResource resource) {
    entry.remove("fqn");
    entry.put("owner", owner(resource));
    entry.put("description", resource.properties().description());
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("meta", resource.config().map("meta"));
    entry.put("config", config);
  }

  private static Map<String, @Nullable Object> owner(PassiveResource resource) {
    Map<String, @Nullable Object> written = PlainValues.mapping(resource.content().get("owner"));
    Map<String, @Nullable Object> owner = new LinkedHashMap<>();
    owner.put("email", written.remove("email"));
    owner.put("name", written.remove("name"));
    owner.putAll(written);
    return owner;
  }

  private void exposure(Map<String, @Nullable Object> entry, PassiveResource resource) {
    entry.put("type", resource.content().getOrDefault("type", "dashboard"));
    entry.put("owner", owner(resource));
    entry.put("description", resource.properties().description());
    for (String key : List.of("label", "maturity", "url")) {
      entry.put(key, resource.content().get(key));
    }
    entry.put("meta", resource.config().map("meta"));
    entry.put("tags", tags(resource));
    entry.put("config", config(resource));
    entry.put("unrendered_config", resource.config().written());
    dependencies(entry, resource);
    entry.put(
        "metrics",
        PlainValues.texts(resource.content().get("metrics")).stream().map(List::of).toList());
    entry.put("created_at", stamp.createdAt());
  }

  private static List<String> tags(PassiveResource resource) {
    return PlainValues.texts(resource.config().get("tags").orElse(null)).stream()
        .distinct()
        .sorted()
        .toList();
  }

  private static Map<String, @Nullable Object> config(PassiveResource resource) {
    Map<String, @Nullable Object> config = resource.config().plain();
    config.put("tags", tags(resource));
    return config;
  }

  private static void dependencies(Map<String, @Nullable Object> entry, PassiveResource resource) {
    entry.put("depends_on", Map.of("macros", List.of(), "nodes", resource.dependencies().nodes()));
    entry.put("refs", NodeEntries.refs(resource.dependencies().refs()));
    entry.put(
        "sources",
        resource.dependencies().sources().stream()
            .map(call -> List.of(call.source(), call.table()))
            .toList());
  }

  private void unitTest(Map<String, @Nullable Object> entry, PassiveResource resource) {
    entry.put("model", resource.content().getOrDefault("model", ""));
    List<Object> given = new ArrayList<>();
    PlainValues.list(resource.content().get("given")).forEach(one -> given.add(fixture(one, true)));
    entry.put("given", given);
    entry.put("expect", fixture(resource.content().get("expect"), false));
    entry.put("description", resource.properties().description());
    entry.put("overrides", overrides(resource.content().get("overrides")));
    entry.put("depends_on", Map.of("macros", List.of(), "nodes", resource.dependencies().nodes()));
    Map<String, @Nullable Object> config = config(resource);
    entry.put("config", config);
    entry.put("checksum", UnitTestChecksum.of(resource.content()));
    entry.put("schema", model(resource).map(node -> node.placement().schema()).orElse(null));
    entry.put("created_at", stamp.createdAt());
    entry.put("versions", versions(resource.content().get("versions")));
    entry.put("version", resource.content().get("version"));
  }

  private Optional<ResourceNode> model(PassiveResource test) {
    return test.dependencies().nodes().stream().findFirst().flatMap(graph::node);
  }

  private static @Nullable Object versions(@Nullable Object written) {
    if (written == null) {
      return null;
    }
    Map<String, @Nullable Object> versions = new LinkedHashMap<>();
    versions.put("include", PlainValues.mapping(written).get("include"));
    versions.put("exclude", PlainValues.mapping(written).get("exclude"));
    return versions;
  }

  private static Map<String, @Nullable Object> fixture(@Nullable Object written, boolean input) {
    Map<String, @Nullable Object> parts = PlainValues.mapping(written);
    Map<String, @Nullable Object> fixture = new LinkedHashMap<>();
    if (input) {
      fixture.put("input", String.valueOf(parts.get("input")));
    }
    fixture.put("rows", parts.get("rows"));
    fixture.put("format", parts.getOrDefault("format", "dict"));
    fixture.put("fixture", parts.get("fixture"));
    return fixture;
  }

  private static @Nullable Object overrides(@Nullable Object written) {
    if (written == null) {
      return null;
    }
    Map<String, @Nullable Object> overrides = new LinkedHashMap<>();
    for (String key : List.of("macros", "vars", "env_vars")) {
      overrides.put(key, PlainValues.mapping(PlainValues.mapping(written).get(key)));
    }
    return overrides;
  }

  private void passedThrough(Map<String, @Nullable Object> entry, PassiveResource resource) {
    entry.put("description", resource.properties().description());
    entry.put("config", resource.config().plain());
    entry.put("unrendered_config", resource.config().written());
    entry.put("group", resource.config().text("group").orElse(null));
    dependencies(entry, resource);
    entry.putAll(resource.content());
    entry.put("created_at", stamp.createdAt());
    switch (resource.identity().type()) {
      case METRIC -> {
        MetricShape.complete(entry);
        metaOfMetric(entry, resource);
      }
      case SEMANTIC_MODEL -> {
        nothingWhereEmpty(entry, "description");
        SemanticModelShape.complete(entry, resource.config().map("meta"));
        entry.remove("sources");
        entry.remove("meta");
        entry.remove("tags");
        entry.put("node_relation", relation(resource));
      }
      case SAVED_QUERY -> {
        nothingWhereEmpty(entry, "description");
        savedQuery(entry, resource);
        entry.remove("sources");
        entry.remove("meta");
      }
      case MODEL,
          SEED,
          SNAPSHOT,
          TEST,
          ANALYSIS,
          OPERATION,
          SOURCE,
          EXPOSURE,
          UNIT_TEST,
          GROUP,
          MACRO,
          FUNCTION,
          DOC ->
          throw new IllegalStateException("not of the semantic layer: " + resource.uniqueId());
    }
  }

  private static void nothingWhereEmpty(Map<String, @Nullable Object> entry, String key) {
    entry.computeIfPresent(key, (name, value) -> value.equals("") ? null : value);
    entry.putIfAbsent(key, null);
  }

  /**
   * What its configuration says goes first; what was written beside its name is not configuration.
   */
  private static void metaOfMetric(Map<String, @Nullable Object> entry, PassiveResource resource) {
    Map<String, @Nullable Object> meta = resource.config().map("meta");
    entry.put("meta", meta.isEmpty() ? PlainValues.mapping(resource.content().get("meta")) : meta);
    entry.put("tags", PlainValues.texts(resource.content().get("tags")));
  }

  private static void savedQuery(Map<String, @Nullable Object> entry, PassiveResource resource) {
    Map<String, @Nullable Object> params =
        SemanticShapes.parts(
            entry.get("query_params"),
            List.of("metrics", "group_by", "where", "order_by", "limit"));
    for (String key : List.of("metrics", "group_by", "order_by")) {
      params.put(key, PlainValues.texts(params.get(key)));
    }
    params.put("where", SemanticShapes.filter(params.get("where")));
    entry.put("query_params", params);
    Set<String> tags = new TreeSet<>(PlainValues.texts(resource.content().get("tags")));
    tags.addAll(tags(resource));
    entry.put("tags", List.copyOf(tags));
    entry.putIfAbsent("label", null);
    entry.putIfAbsent("metadata", null);
  }

  private @Nullable Object relation(PassiveResource resource) {
    return resource.dependencies().nodes().stream()
        .findFirst()
        .flatMap(graph::node)
        .map(node -> {
          Map<String, @Nullable Object> relation = new LinkedHashMap<>();
          relation.put("alias", node.placement().alias());
          relation.put("schema_name", node.placement().schema());
          relation.put("database", node.placement().database().orElse(null));
          relation.put("relation_name", names.of(node));
          return relation;
        })
        .orElse(null);
  }
}
