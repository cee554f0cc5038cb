package dev.floe.cli.dbt;

import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.ResourceType;
import java.util.ArrayList;
import java.util.List;

/** {@code 5 models, 3 seeds, 20 data tests, 416 macros}. */
final class DbtCounts {

  private DbtCounts() {}

  static String of(ProjectGraph graph) {
    List<String> parts = new ArrayList<>();
    add(parts, count(graph, ResourceType.MODEL), "model");
    add(parts, count(graph, ResourceType.SEED), "seed");
    add(parts, count(graph, ResourceType.SNAPSHOT), "snapshot");
    add(parts, count(graph, ResourceType.TEST), "data test");
    add(parts, count(graph, ResourceType.FUNCTION), "function");
    add(parts, count(graph, ResourceType.ANALYSIS), "analysis", "analyses");
    add(parts, graph.sources().size(), "source");
    add(parts, described(graph, ResourceType.EXPOSURE), "exposure");
    add(parts, described(graph, ResourceType.METRIC), "metric");
    add(parts, graph.macros().size(), "macro");
    add(parts, described(graph, ResourceType.GROUP), "group");
    add(parts, described(graph, ResourceType.SEMANTIC_MODEL), "semantic model");
    add(parts, described(graph, ResourceType.SAVED_QUERY), "saved query", "saved queries");
    add(parts, described(graph, ResourceType.UNIT_TEST), "unit test");
    return parts.isEmpty() ? "nothing" : String.join(", ", parts);
  }

  private static long described(ProjectGraph graph, ResourceType type) {
    return graph.passive().values().stream()
        .filter(resource -> resource.identity().type() == type)
        .count();
  }

  private static long count(ProjectGraph graph, ResourceType type) {
    // A unique id begins with the type: no node need be looked at.
    String prefix = type.word() + ".";
    return graph.nodes().keySet().stream().filter(id -> id.startsWith(prefix)).count();
  }

  private static void add(List<String> parts, long count, String what) {
    add(parts, count, what, what + "s");
  }

  private static void add(List<String> parts, long count, String one, String several) {
    if (count > 0) {
      parts.add(count + " " + (count == 1 ? one : several));
    }
  }
}
