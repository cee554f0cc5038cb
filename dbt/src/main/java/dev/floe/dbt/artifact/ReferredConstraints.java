package dev.floe.dbt.artifact;

import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.NodeProperties;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The constraints of a compiled model: foreign keys name relations and no longer nodes. */
final class ReferredConstraints {

  private ReferredConstraints() {}

  /**
   * Writes those of the model and of its columns.
   *
   * @param entry of the model, with its columns
   * @param relations by how a foreign key names them
   */
  static void write(
      Map<String, @Nullable Object> entry,
      NodeProperties properties,
      Map<String, String> relations) {
    entry.put("constraints", resolved(properties.constraints(), relations));
    if (!relations.isEmpty()) {
      Map<String, @Nullable Object> columns = NodeEntries.columns(properties.columns());
      properties
          .columns()
          .forEach(column -> {
            Map<String, @Nullable Object> one =
                new LinkedHashMap<>(PlainValues.mapping(columns.get(column.name())));
            one.put("constraints", resolved(column.constraints(), relations));
            columns.put(column.name(), one);
          });
      entry.put("columns", columns);
    }
  }

  private static List<Map<String, @Nullable Object>> resolved(
      List<Map<String, @Nullable Object>> written, Map<String, String> relations) {
    return written.stream().map(one -> resolved(one, relations)).toList();
  }

  private static Map<String, @Nullable Object> resolved(
      Map<String, @Nullable Object> written, Map<String, String> relations) {
    String relation = relations.get(PlainValues.text(written.get("to"), ""));
    if (relation == null) {
      return written;
    }
    Map<String, @Nullable Object> resolved = new LinkedHashMap<>(written);
    resolved.put("to", relation);
    return resolved;
  }
}
