package dev.floe.compute.duckdb;

import dev.floe.spi.SqlFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The settings of one engine, in the words of a dbt profile for DuckDB.
 *
 * @param path the database file; {@link #MEMORY} for none
 * @param catalog the name of that database in SQL
 * @param database the catalog that names without one mean: {@code catalog}, or an attached one
 * @param schema what an unqualified name means
 * @param readOnly whether the file is only read
 * @param settings DuckDB's own settings; the last of a name holds
 * @param extensions further extensions, which may or may not be installed
 * @param secrets credentials for DuckDB's secret manager
 * @param attached further databases
 * @param externalRoot the folder of external models that say no place
 * @param folder where relative names of files lie; where the process is if not given
 */
record DuckDbConfig(
    String path,
    String catalog,
    String database,
    String schema,
    boolean readOnly,
    List<Setting> settings,
    List<Extension> extensions,
    List<Secret> secrets,
    List<Attachment> attached,
    Optional<String> externalRoot,
    Optional<Path> folder) {

  static final String MEMORY = ":memory:";

  private static final Set<String> BUILT_IN = Set.of("core_functions", "icu", "json", "parquet");

  private static final Pattern NAME = Pattern.compile("\\w+");

  /** All that dbt's adapter knows; docs/duckdb.md says what becomes of each. */
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
          "secrets",
          "use_credential_provider",
          "attach",
          "external_root",
          "plugins",
          "filesystems",
          "remote",
          "is_ducklake",
          "module_paths",
          "retries",
          "disable_transactions",
          "keep_open");

  /**
   * A setting of DuckDB's own.
   *
   * @param setting where the profile says so
   */
  record Setting(String setting, String name, String value) {}

  /**
   * An extension that is not built in.
   *
   * @param setting where the profile names it
   * @param ours whether DuckDB's own makers publish it, and so know its name
   */
  record Extension(String setting, String name, boolean ours) {}

  boolean inMemory() {
    return path.equals(MEMORY);
  }

  static DuckDbConfig read(Map<String, Object> raw) throws SqlFailure {
    Settings target = Settings.of(raw);
    target.check(KEYS);
    ForeignKeys.check(target);
    String path = target.text("path").orElse(MEMORY);
    List<Attachment> attached = new ArrayList<>();
    for (Settings one : target.mappings("attach")) {
      attached.add(Attachment.read(one));
    }
    String database = target.text("database").orElseGet(() -> catalogOf(path));
    boolean elsewhere =
        attached.stream().anyMatch(one -> one.alias().filter(database::equals).isPresent());
    List<Setting> settings = settings(target);
    boolean readOnly =
        target.isOn("read_only")
            || settings.stream()
                .anyMatch(one -> isAccess(one) && one.value().equalsIgnoreCase("read_only"));
    // It is said of a database, and the instance has another one besides.
    settings.removeIf(DuckDbConfig::isAccess);
    return new DuckDbConfig(
        path,
        elsewhere ? catalogOf(path) : database,
        database,
        target.text("schema").orElse("main"),
        readOnly,
        settings,
        extensions(target),
        Secret.all(target),
        attached,
        target.text("external_root"),
        Optional.empty());
  }

  private static boolean isAccess(Setting setting) {
    return setting.name().equalsIgnoreCase("access_mode");
  }

  /** The same where relative names of files lie in a folder, unless a setting says otherwise. */
  DuckDbConfig in(Path place) {
    List<Setting> all = new ArrayList<>();
    all.add(new Setting("", "file_search_path", place.toString()));
    all.addAll(settings);
    return new DuckDbConfig(
        path,
        catalog,
        database,
        schema,
        readOnly,
        all,
        extensions,
        secrets,
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

  private static List<Extension> extensions(Settings target) throws SqlFailure {
    List<Extension> all = new ArrayList<>();
    int number = 0;
    for (Object item : target.list("extensions")) {
      String place = "extensions[" + number++ + "]";
      Extension extension =
          item instanceof Map<?, ?> map
              ? new Extension(place, Settings.word(map.get("name")), map.get("repo") == null)
              : new Extension(place, Settings.word(item), true);
      if (!NAME.matcher(extension.name()).matches()) {
        throw target.wrong(place, "'" + extension.name() + "' is no name of an extension");
      }
      if (!BUILT_IN.contains(extension.name())) {
        all.add(extension);
      }
    }
    return all;
  }

  private static List<Setting> settings(Settings target) throws SqlFailure {
    List<Setting> all = new ArrayList<>();
    for (String key : List.of("config_options", "settings")) {
      target
          .mapping(key)
          .values()
          .forEach(
              (name, value) -> all.add(new Setting(key + "." + name, name, Settings.word(value))));
    }
    return all;
  }
}
