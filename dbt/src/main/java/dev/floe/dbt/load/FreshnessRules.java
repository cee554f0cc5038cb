package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.ConfigLevel;
import dev.floe.dbt.config.NodeConfig;
import dev.floe.dbt.config.PlainValues;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Span;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the freshness of a source and that of one of its tables go together. */
final class FreshnessRules {

  private FreshnessRules() {}

  /** The table's own, key by key over its source's; a table that says null has none. */
  static @Nullable Object of(
      Map<String, @Nullable Object> source,
      Map<String, @Nullable Object> table,
      NodeConfig config) {
    if (isOff(table) || isOff(PlainValues.mapping(table.get("config")))) {
      return null;
    }
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    config.get("freshness").map(PlainValues::mapping).ifPresent(merged::putAll);
    for (Map<String, @Nullable Object> level : List.of(source, table)) {
      put(merged, level.get("freshness"));
      put(merged, PlainValues.mapping(level.get("config")).get("freshness"));
    }
    return merged.isEmpty() ? null : merged;
  }

  private static boolean isOff(Map<String, @Nullable Object> level) {
    return level.containsKey("freshness") && level.get("freshness") == null;
  }

  private static void put(Map<String, @Nullable Object> merged, @Nullable Object written) {
    PlainValues.mapping(written)
        .forEach((key, limit) -> {
          // An empty limit is no limit of its own; null takes one back.
          if (!Map.of().equals(limit)) {
            merged.put(key, limit);
          }
        });
  }

  /** What a table says of how to ask for its newest row goes before what its source says. */
  static void oneWayToAsk(
      Map<String, @Nullable Object> table, Map<String, @Nullable Object> extra) {
    if (says(table, "loaded_at_query") && !says(table, "loaded_at_field")) {
      extra.put("loaded_at_field", null);
    }
    if (says(table, "loaded_at_field") && !says(table, "loaded_at_query")) {
      extra.put("loaded_at_query", null);
    }
  }

  /** As {@link #oneWayToAsk}, for the configuration. */
  static ConfigLevel otherWay(Map<String, @Nullable Object> table, String file, YamlMapping node) {
    List<ConfigLevel.Setting> settings = new ArrayList<>();
    Map<String, @Nullable Object> kept = new LinkedHashMap<>();
    oneWayToAsk(table, kept);
    kept.forEach((key, value) ->
        settings.add(new ConfigLevel.Setting(key, value, Origin.at(file, place(node, key)))));
    return new ConfigLevel(settings);
  }

  private static Span place(YamlMapping table, String key) {
    return table
        .get(key)
        .or(() -> table.get("config").flatMap(YamlNode::asMapping).flatMap(map -> map.get(key)))
        .map(YamlNode::span)
        .orElse(table.span());
  }

  /** What is wrong with how a source, or one of its tables, says to ask for the newest row. */
  static List<Diagnostic> problems(Map<String, @Nullable Object> level, YamlMapping node) {
    List<Diagnostic> problems = new ArrayList<>();
    if ("".equals(level.get("loaded_at_field"))) {
      problems.add(
          Diagnostic.at(
                  DbtCode.BAD_FRESHNESS,
                  node.get("loaded_at_field").map(YamlNode::span).orElse(node.span()),
                  "loaded_at_field cannot be an empty string")
              .withHelp("name a column; null takes back what the source says"));
    }
    if (says(level, "loaded_at_field") && says(level, "loaded_at_query")) {
      problems.add(
          Diagnostic.at(
                  DbtCode.BAD_FRESHNESS,
                  node.span(),
                  "loaded_at_field and loaded_at_query are both given, and only one can be asked")
              .withHelp("delete one of them"));
    }
    return problems;
  }

  private static boolean says(Map<String, @Nullable Object> table, String key) {
    return table.get(key) != null || PlainValues.mapping(table.get("config")).get(key) != null;
  }
}
