package dev.floe.dbt.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.load.LoadedProject;
import dev.floe.dbt.testing.MemoryTree;
import dev.floe.dbt.testing.PlainNames;
import dev.floe.dbt.testing.Projects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ManifestTest {

  private static final Stamp STAMP =
      new Stamp(
          "1.12.0",
          Instant.parse("2026-01-02T03:04:05.678901Z"),
          Instant.parse("2026-01-02T03:04:00Z"),
          "11111111-2222-3333-4444-555555555555");

  /** A project with something of everything. */
  private static LoadedProject everything() {
    MemoryTree files =
        Projects.shop()
            .with(
                "dbt_project.yml",
                """
                name: shop
                profile: shop
                on-run-start: "select 1"
                models: {+docs: {node_color: gold}}
                """)
            .with(
                "models/orders.sql",
                "{{ config(materialized='incremental', post_hook='grant') }} select * from {{ source('raw', 'o') }}")
            .with("models/dim_v1.sql", "select 1 as id")
            .with("models/dim.sql", "select * from {{ ref('orders') }}")
            .with("analyses/a.sql", "select * from {{ ref('dim') }}")
            .with("seeds/s.csv", "id\n1\n")
            .with("models/off.sql", "{{ config(enabled=false) }} select 1")
            .with("tests/t.sql", "select * from {{ ref('s') }}")
            .with("models/d.md", "{% docs d %}text{% enddocs %}")
            .with(
                "snapshots/h.sql",
                "{% snapshot h %}{{ config(strategy='check', unique_key='id', check_cols='all') }} select * from {{ ref('s') }}{% endsnapshot %}")
            .with(
                "models/p.yml",
                """
                sources:
                  - name: raw
                    freshness: {warn_after: {count: 1, period: day}}
                    loaded_at_field: at
                    tables:
                      - {name: o, columns: [{name: id, data_tests: [not_null]}]}
                groups: [{name: g, owner: {email: a@b.c}}]
                exposures:
                  - {name: e, type: dashboard, owner: {name: A}, depends_on: [ref('dim')]}
                unit_tests:
                  - name: u
                    model: orders
                    given: [{input: "source('raw', 'o')", rows: [{id: 1}]}]
                    expect: {rows: [{id: 1}]}
                models:
                  - name: orders
                    description: "{{ doc('d') }}"
                    config: {group: g, contract: {enforced: false}, meta: {a: 1}}
                    columns:
                      - name: id
                        data_type: int
                        constraints: [{type: primary_key}]
                        data_tests:
                          - unique
                          - accepted_values: {arguments: {values: [1, 2]}, config: {severity: warn, limit: 5}}
                  - name: dim
                    latest_version: 2
                    versions: [{v: 1}, {v: 2}]
                """);
    var result = Projects.load(files);
    assertThat(result.diagnostics()).isEmpty();
    return result.value().orElseThrow();
  }

  private static void assertValid(String schema, String json) throws IOException {
    Path file = Path.of(System.getProperty("floe.shared", "missing"), "schemas/dbt", schema);
    assumeTrue(Files.exists(file), "no official schema at " + file + ": set -Dfloe.shared");
    Schema validator =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(file), InputFormat.JSON);
    List<Error> errors = validator.validate(json, InputFormat.JSON);
    assertThat(errors.stream().map(e -> e.getInstanceLocation() + " " + e.getMessage()).toList())
        .isEmpty();
  }

  @Test
  void isValidAgainstTheOfficialSchema() throws IOException {
    String json = Manifest.json(everything(), STAMP, Map.of(), new PlainNames());

    assertValid("manifest/v12.json", json);
  }

  @Test
  void runResultsAreValidAgainstTheOfficialSchema() throws IOException {
    RunResults.Outcome outcome =
        new RunResults.Outcome(
            "model.shop.orders",
            "success",
            Optional.of("OK"),
            Optional.empty(),
            "Thread-1",
            Optional.of(
                new RunResults.Times(
                    Instant.parse("2026-01-02T03:04:05Z"),
                    Instant.parse("2026-01-02T03:04:05Z"),
                    Instant.parse("2026-01-02T03:04:06Z"))),
            Map.of("_message", "OK"),
            Optional.of("select 1"),
            Optional.of("\"a\".\"b\""),
            Optional.empty());

    assertValid(
        "run-results/v6.json",
        RunResults.json(STAMP, List.of(outcome), Duration.ofMillis(1500), Map.of("which", "run")));
  }

  private static Map<String, @Nullable Object> entry(String section, String id) {
    Map<String, @Nullable Object> manifest =
        Manifest.content(everything(), STAMP, Map.of(), new PlainNames());
    return PlainValues.mapping(PlainValues.mapping(manifest.get(section)).get(id));
  }

  @Test
  void describesAModelAsDbtDoes() {
    Map<String, @Nullable Object> orders = entry("nodes", "model.shop.orders");

    assertThat(orders)
        .containsEntry("relation_name", "shop.main.orders")
        .containsEntry("description", "text")
        .containsEntry("doc_blocks", List.of("doc.shop.d"))
        .containsEntry("group", "g")
        .containsEntry("primary_key", List.of("id"))
        .containsEntry("sources", List.of(List.of("raw", "o")))
        .containsEntry("docs", Map.of("show", true, "node_color", "gold"))
        .containsEntry("patch_path", "shop://models/p.yml");
    assertThat(PlainValues.mapping(orders.get("config")).get("post-hook"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .singleElement()
        .isEqualTo(hook());
  }

  private static Map<String, @Nullable Object> hook() {
    Map<String, @Nullable Object> hook = new LinkedHashMap<>();
    hook.put("sql", "grant");
    hook.put("transaction", true);
    hook.put("index", null);
    return hook;
  }

  @Test
  void writesChecksumsAsDbtDoes() {
    // sha256 of "select 1 as id", of which white space is compacted
    assertThat(entry("nodes", "model.shop.dim.v1").get("checksum"))
        .isEqualTo(
            Map.of(
                "name",
                "sha256",
                "checksum",
                "3ea0f972fa1b56aa2dc2f56ee784b6a5796312f9a813d59ae70fd8855f10d16d"));
  }

  @Test
  void mapsParentsAndChildren() {
    Map<String, @Nullable Object> manifest =
        Manifest.content(everything(), STAMP, Map.of(), new PlainNames());

    assertThat(PlainValues.mapping(manifest.get("parent_map")))
        .containsEntry("model.shop.orders", List.of("source.shop.raw.o"));
    assertThat(PlainValues.mapping(manifest.get("child_map")).get("source.shop.raw.o"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .contains("model.shop.orders");
    assertThat(PlainValues.mapping(manifest.get("group_map")))
        .containsEntry("g", List.of("model.shop.orders"));
  }
}
