package dev.floe.dbt.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.load.LoadedProject;
import dev.floe.dbt.testing.MemoryTree;
import dev.floe.dbt.testing.PlainNames;
import dev.floe.dbt.testing.Projects;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SemanticManifestTest {

  private static final String LAYER =
      """
      models:
        - name: days
          time_spine:
            standard_granularity_column: day
            custom_granularities: [{name: fiscal_year}]
          columns: [{name: day, granularity: DAY}, {name: fiscal_year}]
      semantic_models:
        - name: orders
          model: ref('orders')
          defaults: {agg_time_dimension: ordered_at}
          entities: [{name: order, type: primary, expr: id}]
          dimensions:
            - {name: ordered_at, type: time, type_params: {time_granularity: day}}
            - {name: country, type: categorical}
          measures: [{name: revenue, agg: SUM, expr: amount}]
      metrics:
        - name: revenue
          label: Revenue
          type: simple
          type_params: {measure: revenue}
          filter: "{{ Dimension('order__country') }} = 'NL'"
        - name: revenue_of_a_week
          label: Revenue of a week
          type: cumulative
          type_params: {measure: revenue, window: 7 days}
      saved_queries:
        - name: by_day
          query_params: {metrics: [revenue], group_by: ["TimeDimension('metric_time', 'day')"]}
          exports: [{name: by_day, config: {export_as: table}}]
          config: {tags: [weekly, board]}
      """;

  private static JsonNode manifest(MemoryTree files) {
    var result = Projects.load(files);
    assertThat(result.diagnostics()).isEmpty();
    LoadedProject project = result.value().orElseThrow();
    Stamp stamp = new Stamp("1.12.0", Instant.EPOCH, Instant.EPOCH, "an-invocation");
    return JsonMapper.shared().readTree(SemanticManifest.json(project, stamp, new PlainNames()));
  }

  private static MemoryTree shop() {
    return Projects.shop()
        .with(
            "models/orders.sql",
            "select 1 as id, 2 as amount, 'NL' as country, now() as ordered_at")
        .with("models/days.sql", "select current_date as day, 2026 as fiscal_year");
  }

  @Test
  void saysWhatMetricFlowReadsOfSemanticModels() {
    JsonNode model = manifest(shop().with("models/l.yml", LAYER)).at("/semantic_models/0");

    assertThat(model.propertyNames())
        .containsExactly(
            "name",
            "defaults",
            "description",
            "node_relation",
            "primary_entity",
            "entities",
            "measures",
            "dimensions",
            "label",
            "metadata",
            "config");
    assertThat(model.at("/description").isNull()).isTrue();
    assertThat(model.at("/node_relation/alias").asString()).isEqualTo("orders");
    assertThat(model.at("/measures/0/agg").asString()).isEqualTo("sum");
    assertThat(model.at("/dimensions/0"))
        .hasToString(
            "{\"name\":\"ordered_at\",\"description\":null,\"type\":\"time\",\"is_partition\":false,"
                + "\"type_params\":{\"time_granularity\":\"day\",\"validity_params\":null},\"expr\":null,"
                + "\"metadata\":null,\"label\":null,\"config\":{\"meta\":{}}}");
  }

  @Test
  void writesParametersOfMetricsOut() {
    JsonNode metrics = manifest(shop().with("models/l.yml", LAYER)).at("/metrics");

    assertThat(metrics.at("/0/type_params/measure"))
        .hasToString(
            "{\"name\":\"revenue\",\"filter\":null,\"alias\":null,\"join_to_timespine\":false,"
                + "\"fill_nulls_with\":null}");
    assertThat(metrics.at("/0/filter/where_filters/0/where_sql_template").asString())
        .isEqualTo("{{ Dimension('order__country') }} = 'NL'");
    assertThat(metrics.at("/1/type_params/cumulative_type_params/window"))
        .hasToString("{\"count\":7,\"granularity\":\"day\"}");
    assertThat(metrics.at("/1/type_params/input_measures/0/name").asString()).isEqualTo("revenue");
  }

  @Test
  void hasExportsOfSavedQueriesWithTheSchemaTheyGoTo() {
    JsonNode query = manifest(shop().with("models/l.yml", LAYER)).at("/saved_queries/0");

    assertThat(query.at("/tags")).hasToString("[\"board\",\"weekly\"]");
    assertThat(query.at("/exports/0/config/export_as").asString()).isEqualTo("table");
    assertThat(query.at("/exports/0/config").propertyNames())
        .containsExactly("export_as", "schema_name", "alias");
  }

  @Test
  void tellsWhereTimeSpinesAre() {
    JsonNode configuration =
        manifest(shop().with("models/l.yml", LAYER)).at("/project_configuration");

    assertThat(configuration.at("/time_spines/0/primary_column"))
        .hasToString("{\"name\":\"day\",\"time_granularity\":\"day\"}");
    assertThat(configuration.at("/time_spines/0/custom_granularities"))
        .hasToString("[{\"name\":\"fiscal_year\",\"column_name\":null}]");
    assertThat(configuration.at("/time_spines/0/node_relation/alias").asString()).isEqualTo("days");
    assertThat(configuration.at("/time_spine_table_configurations")).isEmpty();
  }

  @Test
  void aModelOfTheOldNameIsATimeSpineOfDays() {
    JsonNode configuration =
        manifest(
                shop()
                    .with("models/metricflow_time_spine.sql", "select current_date as date_day")
                    .with("models/l.yml", LAYER.substring(LAYER.indexOf("semantic_models"))))
            .at("/project_configuration");

    assertThat(configuration.at("/time_spines")).isEmpty();
    assertThat(configuration.at("/time_spine_table_configurations/0/column_name").asString())
        .isEqualTo("date_day");
  }

  @Test
  void aProjectWithoutSemanticsHasAnEmptyOne() {
    JsonNode manifest = manifest(shop());

    assertThat(manifest.propertyNames())
        .containsExactly("semantic_models", "metrics", "project_configuration", "saved_queries");
    assertThat(manifest.at("/metrics")).isEmpty();
  }
}
