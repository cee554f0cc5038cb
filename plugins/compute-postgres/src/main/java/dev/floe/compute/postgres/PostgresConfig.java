package dev.floe.compute.postgres;

import dev.floe.diagnostics.Suggestion;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * The settings of one engine, in the words of a dbt profile for PostgreSQL.
 *
 * @param schema where relations go unless they say otherwise
 * @param role what every session becomes, if given
 * @param retries how often a connection is tried again after the first time
 * @param driver what the JDBC driver is told
 */
record PostgresConfig(
    String host,
    int port,
    String database,
    String schema,
    Optional<String> role,
    int retries,
    Properties driver) {

  private static final int DEFAULT_PORT = 5432;

  private static final Set<String> KEYS =
      Set.of(
          "type",
          "host",
          "port",
          "user",
          "password",
          "database",
          "schema",
          "search_path",
          "role",
          "sslmode",
          "sslcert",
          "sslkey",
          "sslrootcert",
          "connect_timeout",
          "keepalives_idle",
          "application_name",
          "retries",
          "threads");

  private static final Map<String, String> SYNONYMS =
      Map.of("pass", "password", "dbname", "database", "username", "user");

  private static final Set<String> SSL_MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  static PostgresConfig read(Map<String, Object> raw) throws SqlFailure {
    checkKeys(raw);
    return new PostgresConfig(
        needed(raw, "host"),
        number(raw, "port", DEFAULT_PORT),
        needed(raw, "database"),
        text(raw, "schema").orElse("public"),
        text(raw, "role"),
        number(raw, "retries", 1),
        driver(raw));
  }

  /** A host in brackets is an IPv6 address; the driver wants it so. */
  String url() {
    boolean bareAddress = host.indexOf(':') >= 0 && !host.startsWith("[");
    return "jdbc:postgresql://" + (bareAddress ? "[" + host + "]" : host) + ":" + port + "/";
  }

  private static Properties driver(Map<String, Object> raw) throws SqlFailure {
    Properties driver = new Properties();
    driver.setProperty("PGDBNAME", needed(raw, "database"));
    driver.setProperty("user", needed(raw, "user"));
    text(raw, "password").ifPresent(word -> driver.setProperty("password", word));
    text(raw, "sslmode").ifPresent(mode -> driver.setProperty("sslmode", mode));
    for (String file : List.of("sslcert", "sslkey", "sslrootcert")) {
      text(raw, file).ifPresent(path -> driver.setProperty(file, path));
    }
    text(raw, "search_path")
        .ifPresent(path -> driver.setProperty("options", "-c search_path=" + escaped(path)));
    driver.setProperty("connectTimeout", String.valueOf(number(raw, "connect_timeout", 10)));
    driver.setProperty("loginTimeout", String.valueOf(number(raw, "connect_timeout", 10)));
    driver.setProperty("tcpKeepAlive", String.valueOf(number(raw, "keepalives_idle", 0) > 0));
    driver.setProperty("ApplicationName", text(raw, "application_name").orElse("floe"));
    // A Statement is sent as one text; places in messages are then places in that text.
    driver.setProperty("preferQueryMode", "extendedForPrepared");
    return driver;
  }

  /** In the server's options a space ends a setting. */
  private static String escaped(String option) {
    return option.replace("\\", "\\\\").replace(" ", "\\ ");
  }

  private static void checkKeys(Map<String, Object> raw) throws SqlFailure {
    for (String key : raw.keySet()) {
      // Profiles carry keys of other tools; only what was probably meant for us is a mistake.
      if (!KEYS.contains(key) && !SYNONYMS.containsKey(key)) {
        Optional<String> meant = Suggestion.closest(key, KEYS);
        if (meant.isPresent()) {
          throw wrong("unknown setting '" + key + "': did you mean '" + meant.get() + "'?");
        }
      }
    }
    Optional<String> mode = text(raw, "sslmode");
    if (mode.isPresent() && !SSL_MODES.contains(mode.get())) {
      throw wrong(
          "sslmode is one of disable, allow, prefer, require, verify-ca and verify-full, not '"
              + mode.get()
              + "'");
    }
  }

  private static String needed(Map<String, Object> raw, String key) throws SqlFailure {
    return text(raw, key).orElseThrow(() -> wrong("the setting '" + key + "' is missing"));
  }

  private static Optional<String> text(Map<String, Object> raw, String key) {
    Object value = raw.get(key);
    for (Map.Entry<String, String> synonym : SYNONYMS.entrySet()) {
      if (value == null && synonym.getValue().equals(key)) {
        value = raw.get(synonym.getKey());
      }
    }
    return Optional.ofNullable(value).map(Object::toString).filter(text -> !text.isEmpty());
  }

  private static int number(Map<String, Object> raw, String key, int otherwise) throws SqlFailure {
    Optional<String> text = text(raw, key);
    try {
      return text.isEmpty() ? otherwise : Integer.parseInt(text.get().strip());
    } catch (NumberFormatException e) {
      throw wrong("the setting '" + key + "' must be a whole number, not '" + text.get() + "'");
    }
  }

  private static SqlFailure wrong(String message) {
    return new SqlFailure(SqlFailure.Kind.CONFIGURATION, message);
  }
}
