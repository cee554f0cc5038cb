package dev.floe.openlineage;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a node's author says of how confidential its rows and columns are: {@code meta.floe}. */
final class Classifications {

  private Classifications() {}

  /** The content of the facet; absent where nothing is classified. */
  static Optional<Map<String, Object>> of(Node.Referable node) {
    Map<String, Object> content = new LinkedHashMap<>();
    String own = classification(node.info().meta());
    if (!own.isEmpty()) {
      content.put("classification", own);
    }
    Map<String, Object> columns = new LinkedHashMap<>();
    for (NodeColumn column : node.columns().known().orElse(List.of())) {
      String level = classification(column.meta());
      if (!level.isEmpty()) {
        columns.put(column.name(), level);
      }
    }
    if (!columns.isEmpty()) {
      content.put("columns", columns);
    }
    return content.isEmpty() ? Optional.empty() : Optional.of(content);
  }

  private static String classification(Map<String, Object> meta) {
    return meta.get("floe") instanceof Map<?, ?> floe
            && floe.get("classification") instanceof String level
        ? level
        : "";
  }
}
