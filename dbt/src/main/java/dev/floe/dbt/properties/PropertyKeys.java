package dev.floe.dbt.properties;

import dev.floe.dbt.DbtCode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Suggestion;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Tells of keys that look like misspelt ones. Any other key that dbt does not know is the project's
 * own business: dbt ignores it.
 */
final class PropertyKeys {

  private static final List<String> COMMON =
      List.of(
          "name",
          "description",
          "config",
          "docs",
          "meta",
          "tags",
          "columns",
          "tests",
          "data_tests",
          "group",
          "enabled",
          "quote_columns");

  private static final Map<Section, List<String>> OWN =
      Map.of(
          Section.MODELS,
              List.of(
                  "latest_version",
                  "deprecation_date",
                  "access",
                  "constraints",
                  "versions",
                  "time_spine",
                  "freshness",
                  "primary_key",
                  "semantic_model",
                  "metrics",
                  "derived_semantics",
                  "agg_time_dimension",
                  "materialized",
                  "alias",
                  "schema",
                  "database",
                  "contract"),
          Section.SEEDS, List.of("delimiter", "column_types", "alias", "schema", "database"),
          Section.SNAPSHOTS,
              List.of("relation", "strategy", "unique_key", "alias", "schema", "database"),
          Section.SOURCES,
              List.of(
                  "database",
                  "schema",
                  "catalog",
                  "tables",
                  "loader",
                  "loaded_at_field",
                  "loaded_at_query",
                  "freshness",
                  "quoting",
                  "overrides",
                  "external"),
          Section.EXPOSURES, List.of("type", "label", "url", "maturity", "owner", "depends_on"));

  private static final List<String> TABLE =
      List.of(
          "identifier",
          "loader",
          "loaded_at_field",
          "loaded_at_query",
          "freshness",
          "quoting",
          "external",
          "source_meta",
          "schema",
          "database");

  private static final List<String> COLUMN =
      List.of(
          "data_type",
          "quote",
          "constraints",
          "policy_tags",
          "granularity",
          "include",
          "exclude",
          "entity",
          "dimension",
          "codec",
          "databricks_tags",
          "mask",
          "type",
          "label");

  private final Consumer<Diagnostic> sink;

  PropertyKeys(Consumer<Diagnostic> sink) {
    this.sink = sink;
  }

  void check(Section section, YamlMapping item) {
    List<String> own = OWN.get(section);
    if (own == null) {
      return;
    }
    keys(item, own);
    items(item, "columns").forEach(column -> keys(column, COLUMN));
    items(item, "tables")
        .forEach(table -> {
          keys(table, TABLE);
          items(table, "columns").forEach(column -> keys(column, COLUMN));
        });
  }

  private void keys(YamlMapping item, List<String> own) {
    List<String> known = Stream.concat(COMMON.stream(), own.stream()).toList();
    List<String> absent = known.stream().filter(key -> item.get(key).isEmpty()).toList();
    for (YamlMapping.Entry entry : item.entries()) {
      if (!known.contains(entry.name())) {
        Suggestion.closest(entry.name(), absent).ifPresent(near -> report(entry, near));
      }
    }
  }

  private void report(YamlMapping.Entry entry, String near) {
    sink.accept(
        Diagnostic.at(
                DbtCode.UNKNOWN_PROPERTY,
                entry.key().span(),
                "'" + entry.name() + "' is no property, and does nothing")
            .withHelp("did you mean '" + near + "'?"));
  }

  private static List<YamlMapping> items(YamlMapping item, String key) {
    return item.get(key).flatMap(YamlNode::asSequence).stream()
        .flatMap(list -> list.items().stream())
        .map(YamlNode::asMapping)
        .flatMap(Optional::stream)
        .toList();
  }
}
