package dev.floe.dbt.artifact;

import dev.floe.dbt.config.PlainValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A semantic model as the manifest has it, but for its relation. */
final class SemanticModelShape {

  private static final Map<String, List<String>> ELEMENTS =
      Map.of(
          "entities",
          List.of("name", "type", "description", "label", "role", "expr", "config"),
          "measures",
          List.of(
              "name",
              "agg",
              "description",
              "label",
              "create_metric",
              "expr",
              "agg_params",
              "non_additive_dimension",
              "agg_time_dimension",
              "config"),
          "dimensions",
          List.of(
              "name",
              "type",
              "description",
              "label",
              "is_partition",
              "type_params",
              "expr",
              "metadata",
              "config"));

  private SemanticModelShape() {}

  static void complete(Map<String, @Nullable Object> entry, Map<String, @Nullable Object> meta) {
    ELEMENTS.forEach((part, keys) -> {
      List<Object> elements = new ArrayList<>();
      for (Object one : PlainValues.list(entry.get(part))) {
        elements.add(element(SemanticShapes.parts(one, keys), meta));
      }
      entry.put(part, elements);
    });
    Map<String, @Nullable Object> defaults =
        SemanticShapes.parts(entry.get("defaults"), List.of("agg_time_dimension"));
    entry.put("defaults", entry.get("defaults") == null ? null : defaults);
    for (String key : List.of("label", "metadata", "primary_entity")) {
      entry.putIfAbsent(key, null);
    }
  }

  private static Map<String, @Nullable Object> element(
      Map<String, @Nullable Object> element, Map<String, @Nullable Object> meta) {
    element.computeIfPresent("expr", (key, value) -> String.valueOf(value));
    element.computeIfPresent("type", (key, value) -> SemanticShapes.word(value));
    element.computeIfPresent("agg", (key, value) -> SemanticShapes.word(value));
    element.computeIfPresent("type_params", (key, value) -> timeParams(value));
    for (String key : List.of("is_partition", "create_metric")) {
      if (element.containsKey(key)) {
        element.put(key, Boolean.TRUE.equals(element.get(key)));
      }
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>(meta);
    all.putAll(PlainValues.mapping(PlainValues.mapping(element.get("config")).get("meta")));
    element.put("config", Map.of("meta", all));
    return element;
  }

  private static Map<String, @Nullable Object> timeParams(Object written) {
    Map<String, @Nullable Object> params =
        SemanticShapes.parts(written, List.of("time_granularity", "validity_params"));
    params.put("time_granularity", SemanticShapes.word(params.get("time_granularity")));
    params.computeIfPresent(
        "validity_params",
        (key, value) -> {
          Map<String, @Nullable Object> validity = new LinkedHashMap<>();
          for (String end : List.of("is_start", "is_end")) {
            validity.put(end, Boolean.TRUE.equals(PlainValues.mapping(value).get(end)));
          }
          return validity;
        });
    return params;
  }
}
