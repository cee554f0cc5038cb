package dev.floe.compute.duckdb;

import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A credential that DuckDB's secret manager shall keep for this process, or, where it is
 * persistent, for the user.
 *
 * @param setting where the profile says so
 * @param options the words in the parentheses of {@code CREATE SECRET}, by name
 */
record Secret(String setting, String name, boolean persistent, Map<String, Object> options) {

  private static final Pattern NAME = Pattern.compile("\\w+");

  /** The shortest text worth hiding: shorter ones are words of any message. */
  private static final int TELLING = 4;

  /** What a message may well say: where a secret is for, not what it is. */
  private static final Set<String> PUBLIC = Set.of("type", "provider", "scope");

  /** The secrets of a target, those that {@code use_credential_provider} stands for among them. */
  static List<Secret> all(Settings target) throws SqlFailure {
    List<Secret> secrets = new ArrayList<>();
    for (Settings raw : target.mappings("secrets")) {
      secrets.add(read(raw, secrets.size() + 1));
    }
    Optional<String> provider = target.text("use_credential_provider");
    if (provider.isPresent()) {
      if (!provider.get().equals("aws")) {
        throw target.wrong(
            "use_credential_provider",
            "'use_credential_provider' can be 'aws', not '" + provider.get() + "'");
      }
      secrets.add(
          new Secret(
              "use_credential_provider",
              nameless(secrets.size() + 1),
              false,
              Map.of("type", "s3", "provider", "credential_chain")));
    }
    return secrets;
  }

  private static Secret read(Settings raw, int number) throws SqlFailure {
    Map<String, Object> options = new LinkedHashMap<>(raw.values());
    options.remove("name");
    options.remove("persistent");
    for (String word : List.of("type", "provider")) {
      if (!NAME.matcher(raw.text(word).orElse("config")).matches()) {
        throw raw.wrong(word, "'" + word + "' of a secret must be a word");
      }
    }
    if (!options.containsKey("type")) {
      throw raw.wrong("", "each entry of 'secrets' must have a 'type'");
    }
    for (String option : options.keySet()) {
      if (!NAME.matcher(option).matches()) {
        throw raw.wrong(option, "'" + option + "' is no name of an option");
      }
    }
    return new Secret(
        raw.path(), raw.text("name").orElse(nameless(number)), raw.isOn("persistent"), options);
  }

  /** The name dbt gives to one that has none. */
  private static String nameless(int number) {
    return "_dbt_secret_" + number;
  }

  String statement(DuckDbDialect dialect) {
    List<String> written = new ArrayList<>();
    options.forEach((key, value) -> written.add(key + " " + sql(key, value, dialect)));
    return "CREATE OR REPLACE "
        + (persistent ? "PERSISTENT " : "")
        + "SECRET "
        + dialect.quote(name)
        + " ("
        + String.join(", ", written)
        + ")";
  }

  private static String sql(String key, Object value, DuckDbDialect dialect) {
    return switch (value) {
      case Map<?, ?> map ->
          "MAP {"
              + String.join(
                  ", ",
                  map.entrySet().stream()
                      .map(entry ->
                          literal(entry.getKey(), dialect)
                              + ": "
                              + literal(entry.getValue(), dialect))
                      .toList())
              + "}";
      case List<?> list ->
          "[" + String.join(", ", list.stream().map(one -> literal(one, dialect)).toList()) + "]";
      case Object word when key.equals("type") || key.equals("provider") -> word.toString();
      case Object other -> literal(other, dialect);
    };
  }

  private static String literal(Object value, DuckDbDialect dialect) {
    return dialect.literal(String.valueOf(value));
  }

  /** A message without the values that are to be kept. */
  String concealed(String message) {
    String safe = message;
    for (Map.Entry<String, Object> option : options.entrySet()) {
      if (!PUBLIC.contains(option.getKey())) {
        for (String value : texts(option.getValue())) {
          safe = value.length() < TELLING ? safe : safe.replace(value, "***");
        }
      }
    }
    return safe;
  }

  private static List<String> texts(Object value) {
    return switch (value) {
      case Map<?, ?> map -> map.values().stream().map(String::valueOf).toList();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      case Object other -> List.of(other.toString());
    };
  }

  /** A record's own form would show what it holds. */
  @Override
  public String toString() {
    return "Secret[" + name + "]";
  }
}
