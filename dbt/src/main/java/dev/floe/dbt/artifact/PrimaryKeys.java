package dev.floe.dbt.artifact;

import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.ColumnProperties;
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

  private static final Set<String> UNIQUE = Set.of("unique", "unique_combination_of_columns");

  private final Map<String, List<NodeDetail.GenericTest>> tests = new HashMap<>();

  PrimaryKeys(ProjectGraph graph) {
    for (ResourceNode node : graph.nodes().values()) {
      if (node.detail() instanceof NodeDetail.GenericTest test) {
        test.attachedNode()
            .ifPresent(id -> tests.computeIfAbsent(id, k -> new ArrayList<>()).add(test));
      }
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
    Set<String> unique = new TreeSet<>();
    Set<String> notNull = new TreeSet<>();
    for (NodeDetail.GenericTest test : tests.getOrDefault(id, List.of())) {
      if (UNIQUE.contains(test.name())) {
        unique.addAll(columns(test));
      } else if (test.name().equals("not_null")) {
        notNull.addAll(columns(test));
      }
    }
    Set<String> both = new TreeSet<>(unique);
    both.retainAll(notNull);
    return List.copyOf(both.isEmpty() ? unique : both);
  }

  private static List<String> columns(NodeDetail.GenericTest test) {
    Object column = test.arguments().get("column_name");
    return PlainValues.texts(
        column instanceof String ? column : test.arguments().get("combination_of_columns"));
  }
}
