package dev.floe.compute.duckdb;

import dev.floe.diagnostics.Suggestion;
import dev.floe.spi.Dialect;
import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.jdbc.Watchdog;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.duckdb.DuckDBConnection;

/** A DuckDB instance with its databases attached; each session is a connection of its own. */
sealed class DuckDbEngine implements Engine permits DuckDbFileEngine {

  private final DuckDBConnection root;
  private final DuckDbConfig config;
  private final List<String> perSession;
  private final DuckDbDialect dialect;
  private final Watchdog watchdog = new Watchdog("duckdb-watchdog", Duration.ofMillis(20));
  private final Set<DuckDbSession> sessions = ConcurrentHashMap.newKeySet();

  DuckDbEngine(
      DuckDBConnection root, DuckDbConfig config, List<String> perSession, DuckDbDialect dialect) {
    this.root = root;
    this.config = config;
    this.perSession = List.copyOf(perSession);
    this.dialect = dialect;
  }

  static DuckDbEngine open(DuckDbConfig config, DuckDbDialect dialect) throws SqlFailure {
    DuckDBConnection root = Driver.open();
    try {
      run(root, "SET GLOBAL TimeZone = 'UTC'");
      loadInstalled(root, config.extensions());
      List<String> perSession = settings(root, config, dialect);
      for (String statement : opening(config, dialect)) {
        run(root, statement);
      }
      return config.inMemory()
          ? new DuckDbEngine(root, config, perSession, dialect)
          : new DuckDbFileEngine(root, config, perSession, dialect);
    } catch (SqlFailure e) {
      closeQuietly(root);
      throw e;
    }
  }

  /**
   * Loads those of a profile's extensions that this user has installed for DuckDB. The others may
   * never be needed: a statement that does need one says so. A name DuckDB does not know is a
   * mistake.
   */
  private static void loadInstalled(DuckDBConnection root, List<DuckDbConfig.Extension> extensions)
      throws SqlFailure {
    for (DuckDbConfig.Extension extension : extensions) {
      try {
        run(root, "LOAD " + extension.name());
      } catch (SqlFailure e) {
        boolean absent = e.kind() == SqlFailure.Kind.CONFIGURATION;
        boolean exists = !extension.ours() || e.getMessage().contains("is an existing extension");
        if (!absent || !exists) {
          throw new SqlFailure(
              SqlFailure.Kind.CONFIGURATION,
              absent ? unknown(extension.name(), e.candidates()) : e.getMessage(),
              OptionalInt.empty(),
              e);
        }
      }
    }
  }

  private static String unknown(String name, List<String> candidates) {
    return "DuckDB has no extension '"
        + name
        + "'"
        + Suggestion.closest(name, candidates)
            .map(near -> ": did you mean '" + near + "'?")
            .orElse("");
  }

  /** Whether a setting is that of an extension the profile names and this machine lacks. */
  private static boolean isOfAbsent(List<DuckDbConfig.Extension> extensions, SqlFailure failure) {
    return extensions.stream()
        .anyMatch(one -> failure.getMessage().contains("exists in the " + one.name() + " ext"));
  }

  /** Applies the settings; returns those that only a connection can have, as statements. */
  private static List<String> settings(
      DuckDBConnection root, DuckDbConfig config, DuckDbDialect dialect) throws SqlFailure {
    List<String> perSession = new ArrayList<>();
    for (Map.Entry<String, String> setting : config.settings().entrySet()) {
      String assignment =
          dialect.quote(setting.getKey()) + " = " + dialect.literal(setting.getValue());
      try {
        run(root, "SET GLOBAL " + assignment);
      } catch (SqlFailure e) {
        if (isOfAbsent(config.extensions(), e)) {
          continue;
        }
        if (!e.getMessage().contains("cannot be set globally")) {
          throw new SqlFailure(
              SqlFailure.Kind.CONFIGURATION,
              "setting '" + setting.getKey() + "': " + e.getMessage(),
              OptionalInt.empty(),
              e);
        }
        perSession.add("SET SESSION " + assignment);
      }
    }
    return perSession;
  }

  private static List<String> opening(DuckDbConfig config, DuckDbDialect dialect) {
    List<String> statements = new ArrayList<>();
    if (!config.inMemory()) {
      // A spilling query must not fill the folder the program was started in.
      statements.add("SET GLOBAL temp_directory = " + dialect.literal(config.path() + ".tmp"));
    }
    if (!(config.inMemory() && config.database().equals("memory"))) {
      statements.add(attach(config.path(), config.database(), config.readOnly(), dialect));
    }
    config
        .attached()
        .forEach(a -> statements.add(attach(a.path(), a.alias(), a.readOnly(), dialect)));
    return statements;
  }

  private static String attach(String path, String name, boolean readOnly, DuckDbDialect dialect) {
    return "ATTACH "
        + dialect.literal(path)
        + " AS "
        + dialect.quote(name)
        + (readOnly ? " (READ_ONLY)" : "");
  }

  @Override
  public Session session() throws SqlFailure {
    try {
      DuckDBConnection connection = root.duplicate();
      for (String statement : perSession) {
        run(connection, statement);
      }
      enter(connection);
      DuckDbSession session = new DuckDbSession(connection, dialect, watchdog, sessions::remove);
      sessions.add(session);
      return session;
    } catch (SQLException e) {
      throw Failures.of(e, "");
    }
  }

  /** The schema may not exist yet: then names mean the database's {@code main} until it does. */
  private void enter(DuckDBConnection connection) throws SqlFailure {
    String database = dialect.quote(config.database());
    run(connection, "USE " + database + ".main");
    if (!config.schema().equals("main")) {
      try {
        run(connection, "USE " + database + "." + dialect.quote(config.schema()));
      } catch (SqlFailure e) {
        if (e.kind().isExternal()) {
          throw e;
        }
      }
    }
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public RelationScope defaults() {
    return new RelationScope(Optional.of(config.database()), config.schema());
  }

  @Override
  public void close() {
    for (DuckDbSession session : List.copyOf(sessions)) {
      session.close();
    }
    watchdog.close();
    closeQuietly(root);
  }

  Path path() {
    return Path.of(config.path());
  }

  void flush() throws SqlFailure {
    run(root, "CHECKPOINT " + dialect.quote(config.database()));
  }

  private static void run(DuckDBConnection connection, String sql) throws SqlFailure {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw Failures.of(e, sql);
    }
  }

  private static void closeQuietly(DuckDBConnection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // Nothing depends on it any more: what was committed is in the file or in its log.
    }
  }
}
