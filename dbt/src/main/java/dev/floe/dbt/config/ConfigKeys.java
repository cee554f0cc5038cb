package dev.floe.dbt.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The table of configuration keys by kind of resource: how each merges, what it must be and what it
 * is by default. Keys that are not in the table are allowed anywhere and clobber.
 */
public final class ConfigKeys {

  private static final Map<String, String> SYNONYMS =
      Map.of("pre_hook", "pre-hook", "post_hook", "post-hook");

  /** What other implementations of dbt look for in any resource. */
  private static final String STATIC_ANALYSIS = "static_analysis";

  private static final List<ConfigKey> EVERY_NODE =
      List.of(
          ConfigKey.of("enabled", Merge.CLOBBER, Shape.SWITCH, true),
          ConfigKey.of("alias", Merge.CLOBBER, Shape.TEXT),
          ConfigKey.of("schema", Merge.CLOBBER, Shape.TEXT),
          ConfigKey.of("database", Merge.CLOBBER, Shape.TEXT),
          ConfigKey.of("tags", Merge.APPEND, Shape.TEXTS, List.of()),
          ConfigKey.of("meta", Merge.UPDATE, Shape.MAPPING, Map.of()),
          ConfigKey.of("group", Merge.CLOBBER, Shape.TEXT),
          ConfigKey.of(STATIC_ANALYSIS, Merge.CLOBBER, Shape.ANY));

  private static final List<ConfigKey> BUILT_NODE =
      List.of(
          ConfigKey.of("materialized", Merge.CLOBBER, Shape.TEXT, "view"),
          ConfigKey.of("incremental_strategy", Merge.CLOBBER, Shape.TEXT),
          ConfigKey.of("batch_size", Merge.CLOBBER, Shape.ANY),
          ConfigKey.of("lookback", Merge.CLOBBER, Shape.ANY, 1L),
          ConfigKey.of("begin", Merge.CLOBBER, Shape.ANY),
          ConfigKey.of("persist_docs", Merge.CLOBBER, Shape.MAPPING, Map.of()),
          ConfigKey.of("post-hook", Merge.APPEND, Shape.ANY, List.of()),
          ConfigKey.of("pre-hook", Merge.APPEND, Shape.ANY, List.of()),
          ConfigKey.of("quoting", Merge.UPDATE, Shape.MAPPING, Map.of()),
          ConfigKey.of("column_types", Merge.UPDATE, Shape.MAPPING, Map.of()),
          ConfigKey.of("full_refresh", Merge.CLOBBER, Shape.SWITCH),
          ConfigKey.of("unique_key", Merge.CLOBBER, Shape.ANY),
          ConfigKey.of("on_schema_change", Merge.CLOBBER, Shape.TEXT, "ignore"),
          ConfigKey.of("on_configuration_change", Merge.CLOBBER, Shape.TEXT, "apply"),
          ConfigKey.of("grants", Merge.DICT_KEY_APPEND, Shape.MAPPING, Map.of()),
          ConfigKey.of("packages", Merge.APPEND, Shape.TEXTS, List.of()),
          ConfigKey.of("docs", Merge.UPDATE, Shape.DOCS, docs()),
          ConfigKey.of("contract", Merge.UPDATE_KNOWN, Shape.MAPPING, contract()),
          ConfigKey.of("event_time", Merge.CLOBBER, Shape.ANY),
          ConfigKey.of("concurrent_batches", Merge.CLOBBER, Shape.ANY));

  private static final SequencedMap<String, ConfigKey> MODEL =
      table(
          List.of(
              EVERY_NODE,
              BUILT_NODE,
              List.of(
                  ConfigKey.of("access", Merge.CLOBBER, Shape.ACCESS, "protected"),
                  ConfigKey.of("freshness", Merge.CLOBBER, Shape.ANY),
                  ConfigKey.of("on_error", Merge.CLOBBER, Shape.TEXT),
                  ConfigKey.of("latest_version_pointer", Merge.CLOBBER, Shape.ANY, pointer()))));

  private static final SequencedMap<String, ConfigKey> SEED =
      table(
          List.of(
              EVERY_NODE,
              BUILT_NODE,
              List.of(
                  ConfigKey.of("materialized", Merge.CLOBBER, Shape.SEED, "seed"),
                  ConfigKey.of("delimiter", Merge.CLOBBER, Shape.TEXT, ","),
                  ConfigKey.of("quote_columns", Merge.CLOBBER, Shape.SWITCH))));

  private static final SequencedMap<String, ConfigKey> SNAPSHOT =
      table(
          List.of(
              EVERY_NODE,
              BUILT_NODE,
              List.of(
                  ConfigKey.of("materialized", Merge.CLOBBER, Shape.SNAPSHOT, "snapshot"),
                  ConfigKey.of("strategy", Merge.CLOBBER, Shape.TEXT),
                  ConfigKey.of("target_schema", Merge.CLOBBER, Shape.TEXT),
                  ConfigKey.of("target_database", Merge.CLOBBER, Shape.TEXT),
                  ConfigKey.of("updated_at", Merge.CLOBBER, Shape.TEXT),
                  ConfigKey.of("check_cols", Merge.CLOBBER, Shape.ANY),
                  ConfigKey.of(
                      "snapshot_meta_column_names", Merge.UPDATE, Shape.MAPPING, metaColumns()),
                  ConfigKey.of("dbt_valid_to_current", Merge.CLOBBER, Shape.TEXT))));

  private static final SequencedMap<String, ConfigKey> TEST =
      table(
          List.of(
              EVERY_NODE,
              List.of(
                  ConfigKey.of("schema", Merge.CLOBBER, Shape.TEXT, "dbt_test__audit"),
                  ConfigKey.of("materialized", Merge.CLOBBER, Shape.TEST, "test"),
                  ConfigKey.of("severity", Merge.CLOBBER, Shape.TEXT, "ERROR"),
                  ConfigKey.of("store_failures", Merge.CLOBBER, Shape.SWITCH),
                  ConfigKey.of("store_failures_as", Merge.CLOBBER, Shape.TEXT),
                  ConfigKey.of("where", Merge.CLOBBER, Shape.TEXT),
                  ConfigKey.of("limit", Merge.CLOBBER, Shape.ANY),
                  ConfigKey.of("fail_calc", Merge.CLOBBER, Shape.TEXT, "count(*)"),
                  ConfigKey.of("warn_if", Merge.CLOBBER, Shape.TEXT, "!= 0"),
                  ConfigKey.of("error_if", Merge.CLOBBER, Shape.TEXT, "!= 0"),
                  ConfigKey.of("sql_header", Merge.CLOBBER, Shape.TEXT))));

  private static final SequencedMap<String, ConfigKey> FUNCTION =
      table(
          List.of(
              EVERY_NODE,
              BUILT_NODE,
              List.of(
                  ConfigKey.of("materialized", Merge.CLOBBER, Shape.TEXT, "function"),
                  ConfigKey.of("type", Merge.CLOBBER, Shape.TEXT, "scalar"),
                  ConfigKey.of("volatility", Merge.CLOBBER, Shape.TEXT),
                  ConfigKey.of("runtime_version", Merge.CLOBBER, Shape.TEXT),
                  ConfigKey.of("entry_point", Merge.CLOBBER, Shape.TEXT))));

  private static final SequencedMap<String, ConfigKey> OTHER_NODE =
      table(List.of(EVERY_NODE, BUILT_NODE));

  private static final SequencedMap<String, ConfigKey> SOURCE =
      table(
          List.of(
              List.of(
                  ConfigKey.of("enabled", Merge.CLOBBER, Shape.SWITCH, true),
                  ConfigKey.of("event_time", Merge.CLOBBER, Shape.ANY),
                  ConfigKey.of("freshness", Merge.UPDATE_OR_CLEAR, Shape.MAPPING),
                  ConfigKey.of("loaded_at_field", Merge.CLOBBER, Shape.TEXT),
                  ConfigKey.of("loaded_at_query", Merge.CLOBBER, Shape.TEXT),
                  ConfigKey.of("meta", Merge.UPDATE, Shape.MAPPING, Map.of()),
                  ConfigKey.of("tags", Merge.APPEND, Shape.TEXTS, List.of()),
                  ConfigKey.of(STATIC_ANALYSIS, Merge.CLOBBER, Shape.ANY))));

  private static final SequencedMap<String, ConfigKey> PASSIVE =
      table(
          List.of(
              List.of(
                  ConfigKey.of("enabled", Merge.CLOBBER, Shape.SWITCH, true),
                  ConfigKey.of("meta", Merge.UPDATE, Shape.MAPPING, Map.of()),
                  ConfigKey.of("tags", Merge.APPEND, Shape.TEXTS, List.of()),
                  ConfigKey.of(STATIC_ANALYSIS, Merge.CLOBBER, Shape.ANY))));

  private static final List<ConfigKey> DESCRIBED =
      List.of(
          ConfigKey.of("enabled", Merge.CLOBBER, Shape.SWITCH, true),
          ConfigKey.of("group", Merge.CLOBBER, Shape.TEXT),
          ConfigKey.of("meta", Merge.UPDATE, Shape.MAPPING, Map.of()),
          ConfigKey.of(STATIC_ANALYSIS, Merge.CLOBBER, Shape.ANY));

  private static final SequencedMap<String, ConfigKey> SEMANTIC = table(List.of(DESCRIBED));

  private static final SequencedMap<String, ConfigKey> SAVED_QUERY =
      table(
          List.of(
              DESCRIBED,
              List.of(
                  ConfigKey.of("export_as", Merge.CLOBBER, Shape.TEXT),
                  ConfigKey.of("schema", Merge.CLOBBER, Shape.TEXT),
                  ConfigKey.of("cache", Merge.CLOBBER, Shape.MAPPING, Map.of("enabled", false)))));

  private ConfigKeys() {}

  /** The kinds of resources that have keys of their own. */
  public enum Kind {
    MODEL,
    SEED,
    SNAPSHOT,
    TEST,
    FUNCTION,
    /** Analyses and run hooks. */
    OTHER_NODE,
    SOURCE,
    /** Metrics and semantic models. */
    SEMANTIC,
    SAVED_QUERY,
    /** Exposures, groups and unit tests. */
    PASSIVE
  }

  /** The keys of a kind of resource, in the order the manifest has them. */
  public static SequencedMap<String, ConfigKey> of(Kind kind) {
    return switch (kind) {
      case MODEL -> MODEL;
      case SEED -> SEED;
      case SNAPSHOT -> SNAPSHOT;
      case TEST -> TEST;
      case FUNCTION -> FUNCTION;
      case OTHER_NODE -> OTHER_NODE;
      case SOURCE -> SOURCE;
      case SEMANTIC -> SEMANTIC;
      case SAVED_QUERY -> SAVED_QUERY;
      case PASSIVE -> PASSIVE;
    };
  }

  /** The canonical name of a key. */
  public static String canonical(String key) {
    return SYNONYMS.getOrDefault(key, key);
  }

  private static SequencedMap<String, ConfigKey> table(List<List<ConfigKey>> groups) {
    SequencedMap<String, ConfigKey> table = new LinkedHashMap<>();
    groups.forEach(group -> group.forEach(key -> table.put(key.name(), key)));
    return table;
  }

  private static Map<String, @Nullable Object> docs() {
    Map<String, @Nullable Object> docs = new LinkedHashMap<>();
    docs.put("show", true);
    docs.put("node_color", null);
    return docs;
  }

  private static Map<String, @Nullable Object> pointer() {
    Map<String, @Nullable Object> pointer = new LinkedHashMap<>();
    pointer.put("enabled", null);
    pointer.put("alias", null);
    return pointer;
  }

  private static Map<String, @Nullable Object> contract() {
    Map<String, @Nullable Object> contract = new LinkedHashMap<>();
    contract.put("enforced", false);
    contract.put("alias_types", true);
    return contract;
  }

  private static Map<String, @Nullable Object> metaColumns() {
    Map<String, @Nullable Object> names = new LinkedHashMap<>();
    for (String name :
        List.of(
            "dbt_valid_to", "dbt_valid_from", "dbt_scd_id", "dbt_updated_at", "dbt_is_deleted")) {
      names.put(name, null);
    }
    return names;
  }
}
