package dev.floe.compute.duckdb;

import dev.floe.spi.Dialect;
import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.jdbc.Watchdog;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    Opening.Instance opened = Opening.open(config, dialect);
    return config.inMemory()
        ? new DuckDbEngine(opened.root(), config, opened.perSession(), dialect)
        : new DuckDbFileEngine(opened.root(), config, opened.perSession(), dialect);
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
    run(root, "CHECKPOINT " + dialect.quote(config.catalog()));
  }

  static void run(DuckDBConnection connection, String sql) throws SqlFailure {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw Failures.of(e, sql);
    }
  }

  static void closeQuietly(DuckDBConnection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // Nothing depends on it any more: what was committed is in the file or in its log.
    }
  }
}
