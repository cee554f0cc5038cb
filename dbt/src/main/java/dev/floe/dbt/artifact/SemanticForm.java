package dev.floe.dbt.artifact;

import java.util.List;
import java.util.Map;

/** What MetricFlow knows of the semantic layer, field by field. */
final class SemanticForm {

  private static final Form CONFIG = Form.of().or("meta", Map.of());
  private static final Form RELATION = Form.of("alias", "schema_name", "database", "relation_name");
  private static final Form PERCENTILE =
      Form.of("percentile")
          .or("use_discrete_percentile", false)
          .or("use_approximate_percentile", false);
  private static final Form NON_ADDITIVE =
      Form.of("name").or("window_choice", "min").or("window_groupings", List.of());
  private static final Form FILTER = Form.of().many("where_filters", Form.of("where_sql_template"));
  private static final Form WINDOW = Form.of("count", "granularity");

  private static final Form ENTITY =
      Form.of("name", "description", "type", "role", "expr", "metadata", "label")
          .one("config", CONFIG);
  private static final Form MEASURE =
      Form.of("name", "agg", "description", "create_metric", "expr")
          .one("agg_params", PERCENTILE)
          .and("metadata")
          .one("non_additive_dimension", NON_ADDITIVE)
          .and("agg_time_dimension", "label")
          .one("config", CONFIG);
  private static final Form DIMENSION =
      Form.of("name", "description", "type")
          .or("is_partition", false)
          .one(
              "type_params",
              Form.of("time_granularity")
                  .one("validity_params", Form.of().or("is_start", false).or("is_end", false)))
          .and("expr", "metadata", "label")
          .one("config", CONFIG);
  static final Form SEMANTIC_MODEL =
      Form.of("name")
          .one("defaults", Form.of("agg_time_dimension"))
          .and("description")
          .one("node_relation", RELATION)
          .and("primary_entity")
          .many("entities", ENTITY)
          .many("measures", MEASURE)
          .many("dimensions", DIMENSION)
          .and("label", "metadata")
          .one("config", CONFIG);

  private static final Form INPUT_MEASURE =
      Form.of("name")
          .one("filter", FILTER)
          .and("alias")
          .or("join_to_timespine", false)
          .and("fill_nulls_with");
  private static final Form INPUT_METRIC =
      Form.of("name")
          .one("filter", FILTER)
          .and("alias")
          .one("offset_window", WINDOW)
          .and("offset_to_grain");
  private static final Form CONVERSION =
      Form.of()
          .one("base_measure", INPUT_MEASURE)
          .one("base_metric", INPUT_METRIC)
          .one("conversion_measure", INPUT_MEASURE)
          .one("conversion_metric", INPUT_METRIC)
          .and("entity")
          .or("calculation", "conversion_rate")
          .one("window", WINDOW)
          .one("constant_properties", Form.of("base_property", "conversion_property"));
  private static final Form CUMULATIVE =
      Form.of()
          .one("window", WINDOW)
          .and("grain_to_date")
          .or("period_agg", "first")
          .one("metric", INPUT_METRIC);
  private static final Form AGGREGATION =
      Form.of("semantic_model", "agg")
          .one("agg_params", PERCENTILE)
          .and("agg_time_dimension")
          .one("non_additive_dimension", NON_ADDITIVE);
  static final Form METRIC =
      Form.of("name", "description", "type")
          .one(
              "type_params",
              Form.of()
                  .one("measure", INPUT_MEASURE)
                  .one("numerator", INPUT_METRIC)
                  .one("denominator", INPUT_METRIC)
                  .and("expr")
                  .one("window", WINDOW)
                  .and("grain_to_date")
                  .one("metrics", INPUT_METRIC)
                  .one("conversion_type_params", CONVERSION)
                  .one("cumulative_type_params", CUMULATIVE)
                  .many("input_measures", INPUT_MEASURE)
                  .one("metric_aggregation_params", AGGREGATION)
                  .or("join_to_timespine", false)
                  .and("fill_nulls_with")
                  .or("is_private", false))
          .one("filter", FILTER)
          .and("metadata", "label")
          .one("config", CONFIG)
          .and("time_granularity");

  static final Form SAVED_QUERY =
      Form.of("name")
          .one(
              "query_params",
              Form.of()
                  .or("metrics", List.of())
                  .or("group_by", List.of())
                  .or("order_by", List.of())
                  .and("limit")
                  .one("where", FILTER))
          .and("description", "metadata", "label")
          .many(
              "exports",
              Form.of("name").one("config", Form.of("export_as", "schema_name", "alias")))
          .or("tags", List.of());

  private SemanticForm() {}
}
