package dev.floe.dbt.artifact;

import dev.floe.dbt.graph.PassiveResource;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.dbt.graph.WrittenNames;
import dev.floe.dbt.parse.ManifestView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The manifest's entries for templates: made one by one when a template looks at them, and kept.
 */
public final class TemplateManifest implements ManifestView {

  private final ProjectGraph graph;
  private final NodeEntries entries;
  private final PassiveEntries passive;
  private final Map<String, Map<String, @Nullable Object>> made = new ConcurrentHashMap<>();

  /**
   * @param names as the engine wants them
   */
  public TemplateManifest(ProjectGraph graph, Stamp stamp, WrittenNames names) {
    this.graph = graph;
    this.entries = new NodeEntries(graph, stamp, Map.of(), names);
    this.passive = new PassiveEntries(graph, stamp, names);
  }

  @Override
  public Map<String, @Nullable Object> node(String uniqueId) {
    return made.computeIfAbsent(uniqueId, this::make);
  }

  private Map<String, @Nullable Object> make(String uniqueId) {
    ResourceNode node = graph.nodes().get(uniqueId);
    if (node != null) {
      return entries.entry(node);
    }
    SourceTable source = graph.sources().get(uniqueId);
    if (source != null) {
      return entries.entry(source);
    }
    PassiveResource resource = graph.passive().get(uniqueId);
    return resource == null ? Map.of() : passive.entry(resource);
  }

  @Override
  public Map<String, @Nullable Object> graph() {
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    root.put("exposures", passive.entries(ResourceType.EXPOSURE));
    root.put("groups", passive.entries(ResourceType.GROUP));
    root.put("metrics", passive.entries(ResourceType.METRIC));
    root.put("nodes", all(graph.nodes().keySet()));
    root.put("sources", all(graph.sources().keySet()));
    root.put("semantic_models", passive.entries(ResourceType.SEMANTIC_MODEL));
    root.put("saved_queries", passive.entries(ResourceType.SAVED_QUERY));
    return root;
  }

  private Map<String, Object> all(Iterable<String> ids) {
    Map<String, Object> found = new LinkedHashMap<>();
    ids.forEach(id -> found.put(id, node(id)));
    return found;
  }
}
