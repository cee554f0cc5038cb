package dev.floe.dbt.artifact;

import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.ColumnProperties;
import dev.floe.dbt.graph.IndexedNodes;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.ResourceNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the primary key of a model probably is: from constraints, else from tests. */
final class PrimaryKeys {

  private static final Set<String> NOT_NULL = Set.of("not_null");
  private static final Set<String> UNIQUE = Set.of("unique", "unique_combination_of_columns");

  private final ProjectGraph graph;
  private final Map<String, List<NodeDetail.GenericTest>> tests = new HashMap<>();
  private final Map<String, List<NodeDetail.GenericTest>> disabled = new HashMap<>();

  PrimaryKeys(ProjectGraph graph) {
    this.graph = graph;
    if (!(graph.nodes() instanceof IndexedNodes)) {
      graph.nodes().values().forEach(node -> index(node, tests));
    }
    graph.disabled().nodes().forEach(node -> index(node, disabled));
  }

  private static void index(ResourceNode node, Map<String, List<NodeDetail.GenericTest>> byModel) {
    if (node.detail() instanceof NodeDetail.GenericTest test) {
      test.attachedNode()
          .ifPresent(id -> byModel.computeIfAbsent(id, k -> new ArrayList<>()).add(test));
    }
  }

  List<String> of(ResourceNode model) {
    for (Map<String, @Nullable Object> constraint : model.properties().constraints()) {
      if ("primary_key".equals(constraint.get("type"))) {
        return PlainValues.texts(constraint.get("columns")).stream().sorted().toList();
      }
    }
    for (ColumnProperties column : model.properties().columns()) {
      for (Map<String, @Nullable Object> constraint : column.constraints()) {
        if ("primary_key".equals(constraint.get("type"))) {
          return List.of(column.name());
        }
      }
    }
    return ofTests(model.uniqueId());
  }

  private List<String> ofTests(String id) {
    List<NodeDetail.GenericTest> on =
        graph.nodes() instanceof IndexedNodes indexed
            ? indexed.testsOn(id)
            : tests.getOrDefault(id, List.of());
    List<NodeDetail.GenericTest> off = disabled.getOrDefault(id, List.of());
    Set<String> unique = columns(on, UNIQUE);
    Set<String> notTested = columns(off, UNIQUE);
    Set<String> both = new TreeSet<>(unique);
    both.addAll(notTested);
    Set<String> notNull = columns(on, NOT_NULL);
    notNull.addAll(columns(off, NOT_NULL));
    both.retainAll(notNull);
    // What a test that is switched off says is better than nothing.
    return List.copyOf(!both.isEmpty() ? both : !unique.isEmpty() ? unique : notTested);
  }

  private static Set<String> columns(List<NodeDetail.GenericTest> tests, Set<String> names) {
    Set<String> columns = new TreeSet<>();
    tests.stream()
        .filter(test -> names.contains(test.name()))
        .forEach(test -> columns.addAll(columns(test)));
    return columns;
  }

  private static List<String> columns(NodeDetail.GenericTest test) {
    if (test.arguments().get("column_name") instanceof String column) {
      return List.of(column);
    }
    return test.arguments().get("combination_of_columns") instanceof List<?> columns
        ? PlainValues.texts(columns)
        : List.of();
  }
}
