package dev.floe.dbt.artifact;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.PlainValues;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two manifests, by dbt's rules: not what an environment makes of a project
 * (schemas, relations), but what its authors wrote.
 */
final class StateComparison {

  /** Configuration that says where things are or how they are grouped, not what they are. */
  private static final Set<String> NOT_COMPARED =
      Set.of("schema", "database", "alias", "tags", "group", "event_time", "enabled");

  /** What asks whether macros have changed. */
  private static final Set<String> WITH_MACROS =
      Set.of("modified", "unmodified", "modified.macros");

  private final EarlierManifest now;
  private final EarlierManifest before;
  private final boolean asWritten;
  private final Map<String, Boolean> macros = new HashMap<>();
  private final Map<String, Diagnostic> broken = new TreeMap<>();
  private boolean removalsCount;

  /**
   * @param asWritten whether places of sources are compared as they were written, not as they
   *     turned out
   */
  StateComparison(EarlierManifest now, EarlierManifest before, boolean asWritten) {
    this.now = now;
    this.before = before;
    this.asWritten = asWritten;
  }

  /** What the comparisons made so far found to break contracts. */
  List<Diagnostic> broken() {
    if (removalsCount) {
      before
          .removedModels(now)
          .forEach(id ->
              before
                  .entry(id)
                  .flatMap(was -> ContractChanges.removed(was, now.isDisabled(id)))
                  .ifPresent(found -> broken.put(id, found)));
    }
    return List.copyOf(broken.values());
  }

  boolean is(String state, String id) {
    Optional<Map<String, @Nullable Object>> was = before.entry(id);
    Map<String, @Nullable Object> is = now.entry(id).orElse(Map.of());
    if (WITH_MACROS.contains(state)) {
      missingTest(is).ifPresent(found -> broken.put(id, found));
    }
    if (List.of("modified", "unmodified", "modified.contract").contains(state)) {
      removalsCount = true;
      was.flatMap(entry -> largeSeed(is, entry)).ifPresent(found -> broken.put(id, found));
      was.filter(entry -> "model".equals(entry.get("resource_type")))
          .flatMap(entry -> ContractChanges.between(entry, is))
          .ifPresent(found -> broken.put(id, found));
    }
    return switch (state) {
      case "new" -> was.isEmpty();
      case "old" -> was.isPresent();
      case "unmodified" -> was.isPresent() && !modified(is, was.get());
      case "modified" -> was.isEmpty() || modified(is, was.get());
      case "modified.body" -> was.isEmpty() || !sameBody(is, was.get());
      case "modified.configs" -> was.isEmpty() || !sameConfig(is, was.get());
      case "modified.persisted_descriptions" -> was.isEmpty() || !sameDescriptions(is, was.get());
      case "modified.relation" -> was.isEmpty() || !samePlace(is, was.get());
      case "modified.macros" -> was.isPresent() && macrosChanged(is);
      case "modified.contract" -> was.isEmpty() || !sameContract(is, was.get());
      default -> throw new IllegalArgumentException("no state: " + state);
    };
  }

  private boolean modified(Map<String, @Nullable Object> is, Map<String, @Nullable Object> was) {
    return !sameBody(is, was)
        || !sameConfig(is, was)
        || !sameDescriptions(is, was)
        || !samePlace(is, was)
        || !sameContract(is, was)
        || !sameToReaders(is, was)
        || !Objects.equals(is.get("fqn"), was.get("fqn"))
        || macrosChanged(is);
  }

  /** What a change of may break those that refer to a model. */
  private static boolean sameToReaders(
      Map<String, @Nullable Object> is, Map<String, @Nullable Object> was) {
    return !"model".equals(is.get("resource_type"))
        || same(is, was, List.of("latest_version", "access", "deprecation_date"));
  }

  /** The text; of what has none, everything it says. */
  private static boolean sameBody(
      Map<String, @Nullable Object> is, Map<String, @Nullable Object> was) {
    String type = String.valueOf(is.get("resource_type"));
    return switch (type) {
      case "seed" -> Objects.equals(checksum(is), checksum(was));
      case "model", "snapshot", "test", "analysis", "operation" ->
          collapsed(is.get("raw_code")).equals(collapsed(was.get("raw_code")));
      case "source" -> same(is, was, List.of("quoting", "freshness", "external", "loader"));
      case "unit_test" -> same(is, was, List.of("checksum"));
      case "exposure" ->
          same(
              is,
              was,
              List.of("type", "owner", "maturity", "url", "description", "label", "depends_on"));
      case "semantic_model" ->
          same(
              is,
              was,
              List.of(
                  "model",
                  "description",
                  "label",
                  "defaults",
                  "entities",
                  "dimensions",
                  "measures",
                  "primary_entity"));
      case "saved_query" ->
          same(is, was, List.of("query_params", "description", "label"))
              && exports(is).equals(exports(was));
      default -> written(is).equals(written(was));
    };
  }

  /** Exports by what was written of them: where they go depends on the environment. */
  private static Map<String, Object> exports(Map<String, @Nullable Object> query) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Object one : PlainValues.list(query.get("exports"))) {
      Map<String, @Nullable Object> export = PlainValues.mapping(one);
      all.put(String.valueOf(export.get("name")), plain(export.get("unrendered_config")));
    }
    return all;
  }

  private static boolean same(
      Map<String, @Nullable Object> is, Map<String, @Nullable Object> was, List<String> keys) {
    return keys.stream().allMatch(key -> alike(is.get(key), was.get(key)));
  }

  /** What is absent, null and empty are one: versions of dbt differ in what they write out. */
  private static boolean alike(@Nullable Object one, @Nullable Object other) {
    return plain(one).equals(plain(other));
  }

  static Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Map<?, ?> map -> {
        Map<String, Object> kept = new LinkedHashMap<>();
        map.forEach((key, inner) -> {
          Object plain = plain(inner);
          if (!plain.equals("") && !plain.equals(Map.of()) && !plain.equals(List.of())) {
            kept.put(String.valueOf(key), plain);
          }
        });
        yield kept;
      }
      case List<?> list -> list.stream().map(StateComparison::plain).toList();
      case Number number -> number.doubleValue();
      default -> value;
    };
  }

  private static Object written(Map<String, @Nullable Object> entry) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(entry);
    copy.keySet().removeAll(Set.of("created_at", "config", "unrendered_config", "fqn"));
    return plain(copy);
  }

  private static @Nullable Object checksum(Map<String, @Nullable Object> entry) {
    return PlainValues.mapping(entry.get("checksum")).get("checksum");
  }

  /** A seed whose content nobody compares. */
  private static Optional<Diagnostic> largeSeed(
      Map<String, @Nullable Object> is, Map<String, @Nullable Object> was) {
    if (!isByPath(is)) {
      return Optional.empty();
    }
    String seed = "the seed '" + is.get("name") + "' is larger than 1 MiB (>1MiB)";
    return Optional.of(
        Diagnostic.at(
                DbtCode.LARGE_SEED,
                Span.file(String.valueOf(is.get("original_file_path"))),
                !isByPath(was)
                    ? seed + " and was not before, so it has changed"
                    : Objects.equals(checksum(is), checksum(was))
                        ? seed + ": whether its content has changed is not looked at"
                        : seed + " and was in another place, so it counts as changed")
            .about(String.valueOf(is.get("unique_id"))));
  }

  /** A test whose macro is gone: nobody can tell whether it has changed. */
  private static Optional<Diagnostic> missingTest(Map<String, @Nullable Object> is) {
    Object name = PlainValues.mapping(is.get("test_metadata")).get("name");
    boolean there =
        PlainValues.texts(PlainValues.mapping(is.get("depends_on")).get("macros")).stream()
            .anyMatch(macro -> macro.endsWith(".test_" + name));
    return name == null || there
        ? Optional.empty()
        : Optional.of(
            Diagnostic.at(
                    DbtCode.UNKNOWN_TEST,
                    Span.file(String.valueOf(is.get("original_file_path"))),
                    "the generic test '"
                        + name
                        + "' does not exist: whether '"
                        + is.get("name")
                        + "' has changed cannot be told")
                .withSeverity(Severity.ERROR)
                .about(String.valueOf(is.get("unique_id")))
                .withHelp("define it in macros/ or tests/generic/, or take it off what it tests"));
  }

  private static boolean isByPath(Map<String, @Nullable Object> entry) {
    return "path".equals(PlainValues.mapping(entry.get("checksum")).get("name"));
  }

  private static String collapsed(@Nullable Object text) {
    return String.valueOf(text).strip().replaceAll("\\s+", " ");
  }

  private static boolean sameConfig(
      Map<String, @Nullable Object> is, Map<String, @Nullable Object> was) {
    boolean asWritten = is.get("unrendered_config") != null && was.get("unrendered_config") != null;
    return compared(is, asWritten).equals(compared(was, asWritten));
  }

  /** What was written, where both know that; else what came of it. */
  private static Object compared(Map<String, @Nullable Object> entry, boolean asWritten) {
    Map<String, @Nullable Object> config =
        PlainValues.mapping(entry.get(asWritten ? "unrendered_config" : "config"));
    config.keySet().removeAll(NOT_COMPARED);
    return plain(config);
  }

  private static boolean sameDescriptions(
      Map<String, @Nullable Object> is, Map<String, @Nullable Object> was) {
    Map<String, @Nullable Object> persist =
        PlainValues.mapping(PlainValues.mapping(is.get("config")).get("persist_docs"));
    boolean relation = Boolean.TRUE.equals(persist.get("relation"));
    boolean columns = Boolean.TRUE.equals(persist.get("columns"));
    return (!relation || alike(is.get("description"), was.get("description")))
        && (!columns || descriptions(is).equals(descriptions(was)));
  }

  private static Map<String, Object> descriptions(Map<String, @Nullable Object> entry) {
    Map<String, Object> all = new LinkedHashMap<>();
    PlainValues.mapping(entry.get("columns"))
        .forEach(
            (name, column) -> all.put(name, plain(PlainValues.mapping(column).get("description"))));
    return all;
  }

  /** What was asked for; where that leads to depends on the environment. */
  private boolean samePlace(Map<String, @Nullable Object> is, Map<String, @Nullable Object> was) {
    if ("source".equals(is.get("resource_type"))) {
      return same(is, was, List.of("identifier"))
          && Stream.of("database", "schema").allMatch(part -> samePart(is, was, part));
    }
    return List.of("schema", "database", "alias").stream()
        .allMatch(key -> alike(asked(is, key), asked(was, key)));
  }

  private boolean samePart(
      Map<String, @Nullable Object> is, Map<String, @Nullable Object> was, String part) {
    String written = "unrendered_" + part;
    boolean bothWritten = is.get(written) != null && was.get(written) != null;
    String compared = (asWritten && bothWritten) ? written : part;
    return alike(is.get(compared), was.get(compared));
  }

  private static @Nullable Object asked(Map<String, @Nullable Object> entry, String key) {
    Map<String, @Nullable Object> unrendered = PlainValues.mapping(entry.get("unrendered_config"));
    return unrendered.containsKey(key)
        ? unrendered.get(key)
        : PlainValues.mapping(entry.get("config")).get(key);
  }

  private static boolean sameContract(
      Map<String, @Nullable Object> is, Map<String, @Nullable Object> was) {
    boolean enforced = ContractChanges.enforced(is);
    return enforced == ContractChanges.enforced(was) && (!enforced || types(is).equals(types(was)));
  }

  private static Map<String, Object> types(Map<String, @Nullable Object> entry) {
    Map<String, Object> all = new LinkedHashMap<>();
    PlainValues.mapping(entry.get("columns"))
        .forEach((name, written) -> {
          Map<String, @Nullable Object> column = PlainValues.mapping(written);
          all.put(name, List.of(plain(column.get("data_type")), plain(column.get("constraints"))));
        });
    all.put("", plain(entry.get("constraints")));
    return all;
  }

  private boolean macrosChanged(Map<String, @Nullable Object> entry) {
    return PlainValues.texts(PlainValues.mapping(entry.get("depends_on")).get("macros")).stream()
        .anyMatch(id -> macroChanged(id, new HashSet<>()));
  }

  /** Whether a macro or one that it calls changed; dbt's own are another program's. */
  private boolean macroChanged(String id, Set<String> path) {
    Boolean known = macros.get(id);
    if (known != null) {
      return known;
    }
    if (!path.add(id) || id.matches("macro\\.dbt(_duckdb|_postgres)?\\..*")) {
      return false;
    }
    Map<String, @Nullable Object> is = now.macro(id);
    boolean changed =
        !collapsed(is.get("macro_sql")).equals(collapsed(before.macro(id).get("macro_sql")))
            || PlainValues.texts(PlainValues.mapping(is.get("depends_on")).get("macros")).stream()
                .anyMatch(inner -> macroChanged(inner, path));
    macros.put(id, changed);
    return changed;
  }
}
