package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SemanticLayerTest {

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void begin() throws IOException {
    shop = Shop.in(folder);
    shop.write("models/metricflow_time_spine.sql", "select current_date as date_day");
    shop.write(
        "models/sales.sql", "select 1 as id, 2 as buyer, current_date as sold_on, 3 as paid");
    shop.write("models/words.md", "{% docs buyers %}Who paid.{% enddocs %}");
  }

  private static final String SALES =
      """
      models:
        - name: sales
          description: What was sold
          semantic_model: %s
          agg_time_dimension: day_of_sale
          columns:
            - name: id
              entity: primary
            - name: buyer
              description: "{{ doc('buyers') }}"
              entity: {type: foreign, name: person}
            - name: sold_on
              granularity: day
              dimension: {type: TIME, name: day_of_sale}
            - name: paid
              dimension: categorical
          derived_semantics:
            dimensions:
              - {name: is_gift, type: categorical, expr: paid = 0}
          metrics:
            - name: receipts
              type: simple
              agg: SUM
              expr: paid
            - name: receipts_so_far
              type: cumulative
              input_metric: receipts
              window: 7 days
              hidden: true
      """;

  @Test
  void aModelIsASemanticModelWithWhatItsColumnsAre() throws IOException {
    shop.write("models/sales.yml", SALES.formatted("true"));

    JsonNode model = parsed().at("/semantic_models/semantic_model.shop.sales");

    assertThat(model.at("/node_relation/alias").asString()).isEqualTo("sales");
    assertThat(model.at("/defaults/agg_time_dimension").asString()).isEqualTo("day_of_sale");
    assertThat(names(model.get("entities"))).containsExactly("id", "person");
    JsonNode person = model.at("/entities/1");
    assertThat(person.get("expr").asString()).isEqualTo("buyer");
    assertThat(person.get("description").asString()).isEqualTo("Who paid.");
    assertThat(names(model.get("dimensions"))).containsExactly("day_of_sale", "paid", "is_gift");
    assertThat(model.at("/dimensions/0/type_params/time_granularity").asString()).isEqualTo("day");
    assertThat(model.at("/dimensions/0/type").asString()).isEqualTo("time");
  }

  @Test
  void itsMetricsAreComputedOfIt() throws IOException {
    shop.write("models/sales.yml", SALES.formatted("{name: trade}"));

    JsonNode manifest = parsed();

    JsonNode receipts = manifest.at("/metrics/metric.shop.receipts");
    JsonNode aggregation = receipts.at("/type_params/metric_aggregation_params");
    assertThat(aggregation.get("semantic_model").asString()).isEqualTo("trade");
    assertThat(aggregation.get("agg").asString()).isEqualTo("sum");
    assertThat(aggregation.get("agg_time_dimension").asString()).isEqualTo("day_of_sale");
    assertThat(receipts.at("/depends_on/nodes/0").asString())
        .isEqualTo("semantic_model.shop.trade");
    JsonNode soFar = manifest.at("/metrics/metric.shop.receipts_so_far");
    assertThat(soFar.at("/type_params/cumulative_type_params/window/granularity").asString())
        .isEqualTo("day");
    assertThat(soFar.at("/type_params/is_private").asBoolean()).isTrue();
    assertThat(soFar.at("/depends_on/nodes/0").asString()).isEqualTo("metric.shop.receipts");
  }

  @Test
  void aMetricOfARowNeedsAModel() throws IOException {
    shop.write(
        "models/lonely.yml", "metrics: [{name: lonely, type: simple, agg: count, expr: id}]");

    assertThat(shop.dbt("parse").err()).contains("'lonely'", "semantic_model");
  }

  @Test
  void aMetricSaysWhatItLacks() throws IOException {
    shop.write(
        "models/half.yml", "metrics: [{name: half, type: conversion, entity: id, base_metric: a}]");

    assertThat(shop.dbt("parse").err()).contains("'half'", "conversion_metric");
  }

  @Test
  void aSwitchedOffSemanticModelExplainsAMissingMeasure() throws IOException {
    shop.write(
        "models/sales.yml",
        """
        semantic_models:
          - name: trade
            model: ref('sales')
            config: {enabled: false}
            measures: [{name: paid, agg: sum}]
        metrics:
          - {name: receipts, label: Receipts, type: simple, type_params: {measure: paid}}
        """);

    Typed parsed = shop.dbt("parse");

    assertThat(parsed.code()).isEqualTo(2);
    assertThat(parsed.err()).contains("FLOE-DBT-012", "'paid'", "'trade'");
  }

  @Test
  void semanticModelsNeedATimeSpine() throws IOException {
    Files.delete(folder.resolve("models/metricflow_time_spine.sql"));
    shop.write("models/sales.yml", SALES.formatted("true"));

    assertThat(shop.dbt("parse").err()).contains("time spine");

    shop.write("models/days.sql", "select current_date as day");
    shop.write(
        "models/days.yml",
        "models: [{name: days, time_spine: {standard_granularity_column: day},"
            + " columns: [{name: day, granularity: day}]}]");

    assertThat(shop.dbt("parse").code()).isZero();
  }

  @Test
  void exportsGoWhereTheirQuerySays() throws IOException {
    shop.write("models/sales.yml", SALES.formatted("true"));
    shop.write(
        "models/queries.yml",
        """
        saved_queries:
          - name: weekly
            tags: [weekly, board]
            config: {export_as: table, schema: reports, cache: {enabled: true}}
            query_params:
              metrics: [receipts]
              where: "{{ Dimension('person__is_gift') }} = false"
            exports:
              - name: all
              - {name: recent, config: {export_as: view, alias: latest}}
        """);

    JsonNode query = parsed().at("/saved_queries/saved_query.shop.weekly");

    assertThat(query.at("/config/cache/enabled").asBoolean()).isTrue();
    assertThat(query.at("/exports/0/config/export_as").asString()).isEqualTo("table");
    assertThat(query.at("/exports/0/config/schema_name").asString()).isEqualTo("reports");
    assertThat(query.at("/exports/0/config/alias").asString()).isEqualTo("all");
    assertThat(query.at("/exports/1/config/export_as").asString()).isEqualTo("view");
    assertThat(query.at("/exports/1/config/alias").asString()).isEqualTo("latest");
    assertThat(query.at("/tags/0").asString()).isEqualTo("board");
  }

  private static final JsonMapper JSON = new JsonMapper();

  private JsonNode parsed() throws IOException {
    Typed parsed = shop.dbt("parse");
    assertThat(parsed.code()).as(parsed.err()).isZero();
    return JSON.readTree(shop.read("target/manifest.json"));
  }

  private static Stream<String> names(JsonNode list) {
    return list.valueStream().map(one -> one.get("name").asString());
  }
}
