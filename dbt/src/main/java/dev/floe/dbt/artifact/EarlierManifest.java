package dev.floe.dbt.artifact;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.PlainValues;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.spi.RelationName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A {@code manifest.json} that an earlier command wrote, floe's or dbt's own. */
public final class EarlierManifest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final List<String> KINDS =
      List.of(
          "nodes",
          "sources",
          "exposures",
          "metrics",
          "semantic_models",
          "saved_queries",
          "unit_tests",
          "functions");

  /** The versions of the schema that are understood. */
  private static final int OLDEST = 4;

  private static final int NEWEST = 12;

  /** Until this version metrics were something else. */
  private static final int OTHER_METRICS = 9;

  private static final Pattern VERSION = Pattern.compile("/manifest/v(\\d{1,3})\\.json");

  private static final Map<String, String> RENAMED =
      Map.of("raw_sql", "raw_code", "compiled_sql", "compiled_code");

  private final Map<String, Map<String, @Nullable Object>> entries = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> macros;
  private final Set<String> disabled;

  private EarlierManifest(Map<String, @Nullable Object> content) {
    for (String kind : KINDS) {
      PlainValues.mapping(content.get(kind))
          .forEach((id, entry) -> entries.put(id, PlainValues.mapping(entry)));
    }
    this.macros = PlainValues.mapping(content.get("macros"));
    this.disabled = Set.copyOf(PlainValues.mapping(content.get("disabled")).keySet());
  }

  /** Reads a manifest. */
  public static Result<EarlierManifest> read(String file, byte[] bytes) {
    return json(file, bytes)
        .then(content -> {
          if (!(content.get("nodes") instanceof Map)) {
            return Result.failed(damaged(file, "it has no nodes"));
          }
          int version = version(content);
          return version < OLDEST
              ? Result.failed(
                  damaged(
                      file, "it is of version " + version + ", and " + OLDEST + " is the oldest"))
              : Result.ok(new EarlierManifest(upgraded(content, version)));
        });
  }

  /** The number in {@code https://schemas.getdbt.com/dbt/manifest/v12.json}. */
  private static int version(Map<String, @Nullable Object> content) {
    Object schema = PlainValues.mapping(content.get("metadata")).get("dbt_schema_version");
    Matcher number = VERSION.matcher(String.valueOf(schema));
    return number.find() ? Integer.parseInt(number.group(1)) : NEWEST;
  }

  /** What other versions call otherwise, or do not have. */
  private static Map<String, @Nullable Object> upgraded(
      Map<String, @Nullable Object> content, int version) {
    if (version >= NEWEST) {
      return content;
    }
    Map<String, @Nullable Object> upgraded = new LinkedHashMap<>(content);
    Map<String, @Nullable Object> nodes = PlainValues.mapping(content.get("nodes"));
    nodes.replaceAll((id, entry) -> node(PlainValues.mapping(entry)));
    upgraded.put("nodes", nodes);
    if (version <= OTHER_METRICS) {
      upgraded.remove("metrics");
    }
    return upgraded;
  }

  private static Map<String, @Nullable Object> node(Map<String, @Nullable Object> entry) {
    Map<String, @Nullable Object> node = new LinkedHashMap<>(entry);
    RENAMED.forEach((old, now) -> {
      if (node.containsKey(old)) {
        node.putIfAbsent(now, node.remove(old));
      }
    });
    if ("model".equals(node.get("resource_type"))) {
      node.putIfAbsent("access", "protected");
    }
    return node;
  }

  /** The manifest that would be written now. */
  public static EarlierManifest of(Map<String, @Nullable Object> content) {
    return new EarlierManifest(content);
  }

  static Result<Map<String, @Nullable Object>> json(String file, byte[] bytes) {
    try {
      Map<String, @Nullable Object> content =
          PlainValues.mapping(JSON.readValue(bytes, Object.class));
      return Result.ok(content);
    } catch (JacksonException e) {
      return Result.failed(damaged(file, "it is not JSON"));
    }
  }

  static Diagnostic damaged(String file, String why) {
    return Diagnostic.of(DbtCode.BAD_STATE, "cannot use " + file + ": " + why)
        .withHelp("let the command that wrote it run again");
  }

  /** What it says of a resource; empty if it does not know it. */
  Optional<Map<String, @Nullable Object>> entry(String uniqueId) {
    return Optional.ofNullable(entries.get(uniqueId));
  }

  /** What it says of a macro; empty if it does not know it. */
  Map<String, @Nullable Object> macro(String uniqueId) {
    return PlainValues.mapping(macros.get(uniqueId));
  }

  /** Whether it knows the resource as one that is switched off. */
  boolean isDisabled(String uniqueId) {
    return disabled.contains(uniqueId);
  }

  /** The models of this manifest that another one does not have. */
  List<String> removedModels(EarlierManifest later) {
    return entries.keySet().stream()
        .filter(id -> id.startsWith("model.") && !later.entries.containsKey(id))
        .toList();
  }

  /** Where the rows of its models, seeds and snapshots are, by unique id. */
  public Map<String, RelationName> relations() {
    Map<String, RelationName> relations = new LinkedHashMap<>();
    for (Map.Entry<String, Map<String, @Nullable Object>> one : entries.entrySet()) {
      relation(one.getKey(), one.getValue()).ifPresent(name -> relations.put(one.getKey(), name));
    }
    return relations;
  }

  private static Optional<RelationName> relation(String id, Map<String, @Nullable Object> entry) {
    boolean referable =
        List.of("model.", "seed.", "snapshot.", "function.").stream().anyMatch(id::startsWith);
    boolean ephemeral =
        "ephemeral".equals(PlainValues.mapping(entry.get("config")).get("materialized"));
    return referable && !ephemeral && entry.get("alias") instanceof String alias
        ? Optional.of(
            new RelationName(
                Optional.ofNullable(entry.get("database")).map(String::valueOf),
                Optional.ofNullable(entry.get("schema")).map(String::valueOf),
                alias))
        : Optional.empty();
  }
}
