package dev.floe.dbt.artifact;

import dev.floe.dbt.config.PlainValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The short forms that people write in the semantic layer, written out as the manifest has them.
 * Nothing is interpreted beyond that.
 */
final class SemanticShapes {

  private static final Pattern WINDOW = Pattern.compile("\\s*(\\d{1,9})\\s+(\\w+?)s?\\s*");

  private SemanticShapes() {}

  /** The content of a metric. */
  static void metric(Map<String, @Nullable Object> entry) {
    Map<String, @Nullable Object> params = PlainValues.mapping(entry.get("type_params"));
    params.computeIfPresent("measure", (key, value) -> input(value));
    for (String key : List.of("numerator", "denominator")) {
      params.computeIfPresent(key, (k, value) -> input(value));
    }
    params.computeIfPresent("metrics", (key, value) -> inputs(value));
    params.computeIfPresent("input_measures", (key, value) -> inputs(value));
    params.computeIfPresent("window", (key, value) -> window(value));
    List.of("measure", "numerator", "denominator", "expr", "window", "grain_to_date")
        .forEach(key -> params.putIfAbsent(key, null));
    List.of("conversion_type_params", "cumulative_type_params")
        .forEach(key -> params.putIfAbsent(key, null));
    params.putIfAbsent("input_measures", List.of());
    params.putIfAbsent("metrics", List.of());
    entry.put("type_params", params);
    entry.put("filter", filter(entry.get("filter")));
    entry.putIfAbsent("label", entry.get("name"));
  }

  /** The content of a semantic model, but for its relation. */
  static void semanticModel(Map<String, @Nullable Object> entry) {
    for (String part : List.of("measures", "entities", "dimensions")) {
      List<Object> written = new ArrayList<>();
      for (Object one : PlainValues.list(entry.get(part))) {
        Map<String, @Nullable Object> shape = PlainValues.mapping(one);
        shape.computeIfPresent("expr", (key, value) -> String.valueOf(value));
        written.add(shape);
      }
      entry.put(part, written);
    }
  }

  /** The content of a saved query. */
  static void savedQuery(Map<String, @Nullable Object> entry) {
    Map<String, @Nullable Object> params = PlainValues.mapping(entry.get("query_params"));
    params.put("metrics", PlainValues.texts(params.get("metrics")));
    params.put("group_by", PlainValues.texts(params.get("group_by")));
    params.put("where", filter(params.get("where")));
    entry.put("query_params", params);
    entry.put("exports", PlainValues.list(entry.get("exports")));
  }

  private static List<Map<String, @Nullable Object>> inputs(Object written) {
    List<Map<String, @Nullable Object>> inputs = new ArrayList<>();
    for (Object one : PlainValues.list(written)) {
      if (one != null) {
        inputs.add(input(one));
      }
    }
    return inputs;
  }

  /** A measure or metric that another one is made of: a name, or a mapping. */
  private static Map<String, @Nullable Object> input(Object written) {
    Map<String, @Nullable Object> input = new LinkedHashMap<>();
    if (written instanceof Map<?, ?>) {
      input.putAll(PlainValues.mapping(written));
      input.computeIfPresent("offset_window", (key, value) -> window(value));
    } else {
      input.put("name", String.valueOf(written));
    }
    input.put("filter", filter(input.get("filter")));
    return input;
  }

  private static @Nullable Object filter(@Nullable Object written) {
    if (written == null) {
      return null;
    }
    List<Map<String, String>> filters = new ArrayList<>();
    for (String text : PlainValues.texts(written)) {
      filters.add(Map.of("where_sql_template", text));
    }
    return Map.of("where_filters", filters);
  }

  /** {@code 7 days}. */
  private static Object window(Object written) {
    Matcher window = WINDOW.matcher(String.valueOf(written));
    return window.matches()
        ? Map.of("count", Long.valueOf(window.group(1)), "granularity", window.group(2))
        : written;
  }
}
