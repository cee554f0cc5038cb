package dev.floe.cli.dbt;

import dev.floe.dbt.artifact.RunResults;
import dev.floe.dbt.graph.PassiveResource;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.runner.NodeResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a build selects and nobody executes: exposures and saved queries. They are part of the
 * results, so that it is seen which of them the run was for.
 */
record DescribedOnly(ProjectGraph graph, SortedSet<String> ids) {

  /** One of them when the run is over. */
  record Ended(PassiveResource resource, boolean skipped) {

    String word() {
      return skipped ? "skipped" : "no-op";
    }

    RunResults.Outcome outcome() {
      return new RunResults.Outcome(
          resource.uniqueId(),
          word(),
          skipped ? Optional.empty() : Optional.of("NO-OP"),
          Optional.empty(),
          "main",
          Optional.empty(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /** Those among the selected. */
  static DescribedOnly among(ProjectGraph graph, SortedSet<String> selected) {
    SortedSet<String> ids = new TreeSet<>(selected);
    ids.removeIf(id -> !isDescribed(id));
    return new DescribedOnly(graph, ids);
  }

  private static boolean isDescribed(String id) {
    ResourceType type = DbtSelection.type(id);
    return type == ResourceType.EXPOSURE || type == ResourceType.SAVED_QUERY;
  }

  /** The others. */
  SortedSet<String> without(SortedSet<String> selected) {
    SortedSet<String> others = new TreeSet<>(selected);
    others.removeAll(ids);
    return others;
  }

  /** What came of them: one that reads what failed is skipped. */
  List<Ended> after(List<NodeResult> results) {
    Set<String> bad = new HashSet<>();
    results.stream()
        .filter(result -> result.status().isBad())
        .forEach(result -> bad.add(result.node().uniqueId()));
    List<Ended> ended = new ArrayList<>();
    for (String id : ids) {
      Optional.ofNullable(graph.passive().get(id))
          .ifPresent(one -> ended.add(new Ended(one, readsAny(id, bad, new HashSet<>()))));
    }
    return ended;
  }

  private boolean readsAny(String id, Set<String> bad, Set<String> seen) {
    return seen.add(id)
        && graph.parents(id).stream()
            .anyMatch(parent -> bad.contains(parent) || readsAny(parent, bad, seen));
  }
}
