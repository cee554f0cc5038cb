package dev.floe.dbt.artifact;

import dev.floe.dbt.graph.PassiveResource;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code graph_summary.json}: every resource by a number, and the numbers of those that read it.
 * Programs that draw or measure a graph need no more than that.
 */
public final class GraphSummary {

  private static final JsonMapper JSON = new JsonMapper();

  private GraphSummary() {}

  /** The summary of a graph. */
  public static String json(Stamp stamp, ProjectGraph graph) {
    List<String> ids = new ArrayList<>(graph.sources().keySet());
    ids.addAll(graph.nodes().keySet());
    graph.passive().values().stream()
        .filter(resource -> resource.identity().type() != ResourceType.GROUP)
        .map(PassiveResource::uniqueId)
        .forEach(ids::add);
    Map<String, Integer> numbers = new LinkedHashMap<>();
    ids.forEach(id -> numbers.put(id, numbers.size()));
    Map<String, List<Integer>> readers = new LinkedHashMap<>();
    numbers.forEach((id, number) ->
        graph
            .parents(id)
            .forEach(
                parent -> readers.computeIfAbsent(parent, each -> new ArrayList<>()).add(number)));
    Map<String, Object> linked = new LinkedHashMap<>();
    numbers.forEach((id, number) -> {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", id);
      entry.put("type", id.substring(0, id.indexOf('.')));
      List<Integer> successors = readers.getOrDefault(id, List.of());
      if (!successors.isEmpty()) {
        entry.put("succ", successors);
      }
      linked.put(String.valueOf(number), entry);
    });
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("_invocation_id", stamp.invocationId());
    summary.put("linked", linked);
    return JSON.writeValueAsString(summary);
  }
}
