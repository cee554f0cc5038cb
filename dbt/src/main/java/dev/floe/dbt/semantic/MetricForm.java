package dev.floe.dbt.semantic;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.properties.PropertyEntry;
import dev.floe.diagnostics.Diagnostic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A metric whose parameters stand beside its name.
 *
 * @param semanticModel what a simple metric is computed of; empty for a metric outside any model
 * @param timeDimension the model's, for a metric that names none
 */
record MetricForm(
    PropertyEntry metric, Optional<String> semanticModel, Optional<String> timeDimension) {

  private static final List<String> KEPT =
      List.of("name", "label", "description", "filter", "time_granularity", "config");

  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "simple", List.of("agg"),
          "conversion", List.of("base_metric", "conversion_metric", "entity"),
          "cumulative", List.of("input_metric"));

  /** The metric with {@code type_params}. */
  PropertyEntry written(Consumer<Diagnostic> sink) {
    check(sink);
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (String key : KEPT) {
      if (has(key)) {
        values.put(key, value(key));
      }
    }
    values.put("type", type());
    values.put("type_params", params());
    return new PropertyEntry(metric.section(), metric.file(), metric.name(), metric.node(), values);
  }

  private void check(Consumer<Diagnostic> sink) {
    for (String key : REQUIRED.getOrDefault(type(), List.of())) {
      if (!has(key)) {
        refuse(sink, "the metric '" + metric.name() + "' is " + type() + " and needs " + key, "");
      }
    }
    if (has("agg") && semanticModel.isEmpty()) {
      refuse(
          sink,
          "simple metrics in v2 YAML must be attached to a semantic_model, and '"
              + metric.name()
              + "' is not",
          "write it below 'metrics:' of the model it is computed of");
    }
  }

  private void refuse(Consumer<Diagnostic> sink, String message, String help) {
    Diagnostic found = Diagnostic.at(DbtCode.BAD_PROPERTIES, metric.span(), message);
    sink.accept(help.isEmpty() ? found : found.withHelp(help));
  }

  private String type() {
    return PlainValues.text(value("type"), "simple").toLowerCase(Locale.ROOT);
  }

  private Map<String, @Nullable Object> params() {
    Map<String, @Nullable Object> params = new LinkedHashMap<>();
    for (String key : List.of("numerator", "denominator", "expr", "window", "fill_nulls_with")) {
      params.put(key, value(key));
    }
    params.put("metrics", value("input_metrics"));
    params.put("conversion_type_params", type().equals("conversion") ? conversion() : null);
    params.put("cumulative_type_params", type().equals("cumulative") ? cumulative() : null);
    params.put("metric_aggregation_params", has("agg") ? aggregation() : null);
    params.put("join_to_timespine", Boolean.TRUE.equals(value("join_to_timespine")));
    params.put("is_private", Boolean.TRUE.equals(value("hidden")));
    return params;
  }

  private Map<String, @Nullable Object> conversion() {
    Map<String, @Nullable Object> params = new LinkedHashMap<>();
    for (String key :
        List.of(
            "entity",
            "calculation",
            "base_metric",
            "conversion_metric",
            "window",
            "constant_properties")) {
      params.put(key, value(key));
    }
    return params;
  }

  private Map<String, @Nullable Object> cumulative() {
    Map<String, @Nullable Object> params = new LinkedHashMap<>();
    for (String key : List.of("window", "grain_to_date", "period_agg")) {
      params.put(key, value(key));
    }
    params.put("metric", value("input_metric"));
    return params;
  }

  private Map<String, @Nullable Object> aggregation() {
    Map<String, @Nullable Object> params = new LinkedHashMap<>();
    params.put("semantic_model", semanticModel.orElse(""));
    params.put("agg", value("agg"));
    String percentiles = String.valueOf(value("percentile_type"));
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("percentile", value("percentile"));
    details.put("use_discrete_percentile", percentiles.equalsIgnoreCase("discrete"));
    details.put("use_approximate_percentile", percentiles.equalsIgnoreCase("continuous"));
    params.put("agg_params", details);
    params.put(
        "agg_time_dimension",
        has("agg_time_dimension") ? value("agg_time_dimension") : timeDimension.orElse(null));
    params.put("non_additive_dimension", nonAdditive());
    return params;
  }

  private @Nullable Object nonAdditive() {
    if (!has("non_additive_dimension")) {
      return null;
    }
    Map<String, @Nullable Object> written = metric.map("non_additive_dimension");
    Map<String, @Nullable Object> dimension = new LinkedHashMap<>();
    dimension.put("name", written.get("name"));
    dimension.put("window_choice", written.get("window_agg"));
    dimension.put("window_groupings", PlainValues.list(written.get("group_by")));
    return dimension;
  }

  private boolean has(String key) {
    return value(key) != null;
  }

  private @Nullable Object value(String key) {
    return metric.values().get(key);
  }
}
