package dev.floe.compute.duckdb;

import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A further database.
 *
 * @param setting where the profile says so
 * @param alias the catalog's name in SQL; DuckDB's own choice if absent
 * @param options of {@code ATTACH}, by their names
 */
record Attachment(
    String setting, String path, Optional<String> alias, Map<String, Object> options) {

  private static final Set<String> KEYS =
      Set.of("path", "type", "alias", "secret", "read_only", "options", "is_ducklake");

  private static final Pattern PASSWORD =
      Pattern.compile("(?i)((?:password|token|secret)\\s*=\\s*)[^\\s&\"]+");

  private static final Pattern URL_PASSWORD = Pattern.compile("(://[^:/@\\s]+:)[^@\\s]+@");

  private static final Pattern NAME = Pattern.compile("\\w+");

  static Attachment read(Settings raw) throws SqlFailure {
    raw.check(KEYS);
    String path =
        raw.text("path")
            .orElseThrow(() -> raw.wrong("", "each entry of 'attach' must have a 'path'"));
    if (raw.isOn("is_ducklake")) {
      throw raw.wrong("is_ducklake", "'is_ducklake' is not supported: nothing is built in a lake");
    }
    Map<String, Object> options = new LinkedHashMap<>();
    for (String key : List.of("type", "secret", "read_only")) {
      Object value = raw.values().get(key);
      if (value != null) {
        options.put(key, key.equals("read_only") ? raw.isOn(key) : value);
      }
    }
    Settings further = raw.mapping("options");
    for (Map.Entry<String, Object> option : further.values().entrySet()) {
      String name = option.getKey().toLowerCase(Locale.ROOT);
      if (!NAME.matcher(name).matches()) {
        throw further.wrong(option.getKey(), "'" + option.getKey() + "' is no name of an option");
      }
      if (options.put(name, option.getValue()) != null) {
        throw further.wrong(
            option.getKey(), "'" + name + "' stands both beside 'options' and in it");
      }
    }
    // What DuckDB itself would call it depends on the type; for a file it is the file's name.
    boolean isFile = !options.containsKey("type") || "duckdb".equals(raw.text("type").orElse(""));
    Optional<String> alias =
        raw.text("alias")
            .or(() -> isFile ? Optional.of(DuckDbConfig.catalogOf(path)) : Optional.empty());
    return new Attachment(raw.path(), path, alias, options);
  }

  String statement(DuckDbDialect dialect) {
    List<String> written = new ArrayList<>();
    options.forEach((name, value) -> option(name, value, dialect).ifPresent(written::add));
    return "ATTACH IF NOT EXISTS "
        + dialect.literal(path)
        + alias.map(name -> " AS " + dialect.quote(name)).orElse("")
        + (written.isEmpty() ? "" : " (" + String.join(", ", written) + ")");
  }

  /** As dbt has it: {@code true} is the name alone, {@code false} is nothing. */
  private static Optional<String> option(String name, Object value, DuckDbDialect dialect) {
    return switch (value) {
      case Boolean on -> on ? Optional.of(name.toUpperCase(Locale.ROOT)) : Optional.empty();
      case Number number -> Optional.of(name.toUpperCase(Locale.ROOT) + " " + number);
      case Object other ->
          Optional.of(
              name.toUpperCase(Locale.ROOT) + " " + dialect.literal(unquoted(other.toString())));
    };
  }

  /** Profiles may write the quotes of SQL themselves. */
  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 1
            && ((text.startsWith("'") && text.endsWith("'"))
                || (text.startsWith("\"") && text.endsWith("\"")));
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /** What to call it in messages: its path may hold a password. */
  String title() {
    return alias.orElseGet(() -> concealed(path));
  }

  static String concealed(String message) {
    return URL_PASSWORD.matcher(PASSWORD.matcher(message).replaceAll("$1***")).replaceAll("$1***@");
  }
}
