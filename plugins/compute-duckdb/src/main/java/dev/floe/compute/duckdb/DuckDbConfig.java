package dev.floe.compute.duckdb;

import dev.floe.diagnostics.Suggestion;
import dev.floe.spi.SqlFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one engine, in the words of a dbt profile for DuckDB.
 *
 * @param path the database file; {@link #MEMORY} for none
 * @param database the catalog's name in SQL; the file's name without its ending if not given
 * @param schema what an unqualified name means
 * @param readOnly whether the file is only read
 * @param settings DuckDB's own settings, by name
 * @param extensions further extensions, which may or may not be installed
 * @param attached further databases
 * @param externalRoot the folder of external models that say no place
 * @param folder where relative names of files lie; where the process is if not given
 */
record DuckDbConfig(
    String path,
    String database,
    String schema,
    boolean readOnly,
    Map<String, String> settings,
    List<Extension> extensions,
    List<Attachment> attached,
    Optional<String> externalRoot,
    Optional<Path> folder) {

  static final String MEMORY = ":memory:";

  private static final Set<String> BUILT_IN = Set.of("core_functions", "icu", "json", "parquet");

  private static final Pattern NAME = Pattern.compile("\\w+");

  private static final Set<String> KEYS =
      Set.of(
          "type",
          "path",
          "database",
          "schema",
          "threads",
          "read_only",
          "extensions",
          "settings",
          "config_options",
          "attach",
          "external_root");

  /** Keys of dbt profiles that need what an embedded engine without downloads cannot have. */
  private static final Map<String, String> UNSUPPORTED =
      Map.of(
          "secrets", "secrets belong to extensions that are not built in",
          "use_credential_provider", "it needs the extension 'httpfs'",
          "plugins", "they are Python code",
          "module_paths", "they hold Python code",
          "filesystems", "they are Python code",
          "remote", "a remote database is not supported",
          "is_ducklake", "it needs the extension 'ducklake'");

  /**
   * A further database.
   *
   * @param alias the catalog's name in SQL
   */
  record Attachment(String path, String alias, boolean readOnly) {}

  /**
   * An extension that is not built in.
   *
   * @param ours whether DuckDB's own makers publish it, and so know its name
   */
  record Extension(String name, boolean ours) {}

  boolean inMemory() {
    return path.equals(MEMORY);
  }

  static DuckDbConfig read(Map<String, Object> raw) throws SqlFailure {
    checkKeys(raw);
    String path = text(raw, "path").orElse(MEMORY);
    return new DuckDbConfig(
        path,
        text(raw, "database").orElseGet(() -> catalogOf(path)),
        text(raw, "schema").orElse("main"),
        flag(raw, "read_only"),
        settings(raw),
        extensions(raw.get("extensions")),
        attachments(raw.get("attach")),
        text(raw, "external_root"),
        Optional.empty());
  }

  /** The same where relative names of files lie in a folder. */
  DuckDbConfig in(Path place) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.putIfAbsent("file_search_path", place.toString());
    return new DuckDbConfig(
        path,
        database,
        schema,
        readOnly,
        all,
        extensions,
        attached,
        externalRoot,
        Optional.of(place));
  }

  /** DuckDB names a catalog after its file. */
  static String catalogOf(String path) {
    if (path.equals(MEMORY) || path.isEmpty()) {
      return "memory";
    }
    String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    int dot = file.indexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }

  private static void checkKeys(Map<String, Object> raw) throws SqlFailure {
    for (Map.Entry<String, Object> entry : raw.entrySet()) {
      String why = UNSUPPORTED.get(entry.getKey());
      if (why != null && !isEmpty(entry.getValue())) {
        throw wrong("'" + entry.getKey() + "' is not supported: " + why);
      }
      // Profiles carry keys of other tools; only what was probably meant for us is a mistake.
      if (why == null && !KEYS.contains(entry.getKey())) {
        Optional<String> meant = Suggestion.closest(entry.getKey(), KEYS);
        if (meant.isPresent()) {
          throw wrong(
              "unknown setting '" + entry.getKey() + "': did you mean '" + meant.get() + "'?");
        }
      }
    }
  }

  private static boolean isEmpty(@Nullable Object value) {
    return value == null
        || Boolean.FALSE.equals(value)
        || (value instanceof List<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty());
  }

  private static List<Extension> extensions(@Nullable Object raw) throws SqlFailure {
    List<Extension> all = new ArrayList<>();
    if (raw == null) {
      return all;
    }
    for (Object item : list("extensions", raw)) {
      Extension extension =
          item instanceof Map<?, ?> map
              ? new Extension(word(map.get("name")), map.get("repo") == null)
              : new Extension(word(item), true);
      if (!NAME.matcher(extension.name()).matches()) {
        throw wrong("'" + extension.name() + "' is no name of an extension");
      }
      if (!BUILT_IN.contains(extension.name())) {
        all.add(extension);
      }
    }
    return all;
  }

  private static Map<String, String> settings(Map<String, Object> raw) throws SqlFailure {
    Map<String, String> all = new LinkedHashMap<>();
    for (String key : List.of("config_options", "settings")) {
      Object value = raw.get(key);
      if (value == null) {
        continue;
      }
      if (!(value instanceof Map<?, ?> map)) {
        throw wrong("'" + key + "' must be a mapping of names to values");
      }
      map.forEach((name, setting) -> all.put(word(name), word(setting)));
    }
    return all;
  }

  private static List<Attachment> attachments(@Nullable Object raw) throws SqlFailure {
    List<Attachment> all = new ArrayList<>();
    if (raw == null) {
      return all;
    }
    for (Object item : list("attach", raw)) {
      if (!(item instanceof Map<?, ?> map) || map.get("path") == null) {
        throw wrong("each entry of 'attach' must be a mapping with a 'path'");
      }
      Object type = map.get("type");
      if (type != null && !word(type).equalsIgnoreCase("duckdb")) {
        throw wrong(
            "a database of type '" + word(type) + "' needs an extension that is not built in");
      }
      String path = word(map.get("path"));
      Object alias = map.get("alias");
      all.add(
          new Attachment(
              path,
              alias == null ? catalogOf(path) : word(alias),
              Boolean.parseBoolean(word(map.get("read_only")))));
    }
    return all;
  }

  private static List<?> list(String key, Object value) throws SqlFailure {
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrong("'" + key + "' must be a list");
  }

  private static Optional<String> text(Map<String, Object> raw, String key) {
    return Optional.ofNullable(raw.get(key)).map(DuckDbConfig::word).filter(t -> !t.isEmpty());
  }

  private static boolean flag(Map<String, Object> raw, String key) {
    return text(raw, key).map(Boolean::parseBoolean).orElse(false);
  }

  private static String word(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static SqlFailure wrong(String message) {
    return new SqlFailure(SqlFailure.Kind.CONFIGURATION, message);
  }
}
