package dev.floe.dbt.artifact;

import dev.floe.dbt.config.PlainValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A metric as the manifest has it, every parameter written out. */
final class MetricShape {

  private static final List<String> PARAMS =
      List.of(
          "measure",
          "input_measures",
          "numerator",
          "denominator",
          "expr",
          "window",
          "grain_to_date",
          "metrics",
          "conversion_type_params",
          "cumulative_type_params",
          "metric_aggregation_params",
          "fill_nulls_with",
          "join_to_timespine",
          "is_private");

  private MetricShape() {}

  static void complete(Map<String, @Nullable Object> entry) {
    String type = String.valueOf(SemanticShapes.word(entry.getOrDefault("type", "simple")));
    Map<String, @Nullable Object> written = PlainValues.mapping(entry.get("type_params"));
    Map<String, @Nullable Object> params = SemanticShapes.parts(written, PARAMS);
    params.computeIfPresent("measure", (key, value) -> SemanticShapes.measure(value));
    params.computeIfPresent("numerator", (key, value) -> SemanticShapes.metric(value));
    params.computeIfPresent("denominator", (key, value) -> SemanticShapes.metric(value));
    params.computeIfPresent("expr", (key, value) -> String.valueOf(value));
    params.put("input_measures", each(written.get("input_measures"), SemanticShapes::measure));
    params.put("metrics", each(written.get("metrics"), SemanticShapes::metric));
    params.computeIfPresent("conversion_type_params", (key, value) -> conversion(value));
    params.computeIfPresent(
        "metric_aggregation_params",
        (key, value) -> {
          Map<String, @Nullable Object> aggregation = PlainValues.mapping(value);
          aggregation.put("agg", SemanticShapes.word(aggregation.get("agg")));
          return aggregation;
        });
    if (type.equals("cumulative")) {
      params.put("cumulative_type_params", cumulative(written));
    }
    params.put("window", SemanticShapes.window(written.get("window")));
    params.put("grain_to_date", SemanticShapes.word(written.get("grain_to_date")));
    if (params.get("join_to_timespine") == null) {
      params.put("join_to_timespine", false);
    }
    entry.put("type", type);
    entry.put("type_params", params);
    entry.put("filter", SemanticShapes.filter(entry.get("filter")));
    entry.putIfAbsent("label", entry.get("name"));
    entry.putIfAbsent("metadata", null);
    entry.putIfAbsent("time_granularity", null);
    entry.put("metrics", List.of());
  }

  private static Map<String, @Nullable Object> conversion(Object written) {
    Map<String, @Nullable Object> params =
        SemanticShapes.parts(
            written,
            List.of(
                "entity",
                "base_measure",
                "conversion_measure",
                "base_metric",
                "conversion_metric",
                "calculation",
                "window",
                "constant_properties"));
    for (String key : List.of("base_measure", "conversion_measure")) {
      params.computeIfPresent(key, (k, value) -> SemanticShapes.measure(value));
    }
    for (String key : List.of("base_metric", "conversion_metric")) {
      params.computeIfPresent(key, (k, value) -> SemanticShapes.metric(value));
    }
    Object calculation = SemanticShapes.word(params.get("calculation"));
    params.put("calculation", calculation == null ? "conversion_rate" : calculation);
    params.put("window", SemanticShapes.window(params.get("window")));
    return params;
  }

  /** The parameters of a sum over time, older ones beside them included. */
  private static Map<String, @Nullable Object> cumulative(Map<String, @Nullable Object> beside) {
    Map<String, @Nullable Object> params =
        SemanticShapes.parts(
            beside.get("cumulative_type_params"),
            List.of("window", "grain_to_date", "period_agg", "metric"));
    for (String key : List.of("window", "grain_to_date")) {
      if (params.get(key) == null) {
        params.put(key, beside.get(key));
      }
    }
    params.put("window", SemanticShapes.window(params.get("window")));
    params.computeIfPresent("metric", (key, value) -> SemanticShapes.metric(value));
    Object aggregation = SemanticShapes.word(params.get("period_agg"));
    params.put("period_agg", aggregation == null ? "first" : aggregation);
    return params;
  }

  private static List<Map<String, @Nullable Object>> each(
      @Nullable Object written, Function<Object, Map<String, @Nullable Object>> shape) {
    List<Map<String, @Nullable Object>> inputs = new ArrayList<>();
    for (Object one : PlainValues.list(written)) {
      if (one != null) {
        inputs.add(shape.apply(one));
      }
    }
    return inputs;
  }
}
