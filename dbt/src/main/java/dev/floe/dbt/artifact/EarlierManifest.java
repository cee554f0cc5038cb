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
        .then(content ->
            content.get("nodes") instanceof Map
                ? Result.ok(new EarlierManifest(content))
                : Result.failed(damaged(file, "it has no nodes")));
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
