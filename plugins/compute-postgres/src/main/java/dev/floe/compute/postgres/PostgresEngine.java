package dev.floe.compute.postgres;

import dev.floe.spi.Dialect;
import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.jdbc.Watchdog;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.Driver;
import org.postgresql.jdbc.PgConnection;

/** A server and how to reach it; each session is a connection of its own. */
final class PostgresEngine implements Engine {

  private final PostgresConfig config;
  private final PostgresDialect dialect;
  private final Watchdog watchdog = new Watchdog("postgres-watchdog", Duration.ofMillis(100));
  private final Set<PostgresSession> sessions = ConcurrentHashMap.newKeySet();

  private PostgresEngine(PostgresConfig config, PostgresDialect dialect) {
    this.config = config;
    this.dialect = dialect;
  }

  /** Connects once, so that settings that are wrong are told at once. */
  static PostgresEngine open(PostgresConfig config, PostgresDialect dialect) throws SqlFailure {
    PostgresEngine engine = new PostgresEngine(config, dialect);
    try {
      engine.session().close();
      return engine;
    } catch (SqlFailure failure) {
      engine.close();
      throw failure;
    }
  }

  @Override
  public Session session() throws SqlFailure {
    PgConnection connection = connection();
    try (Statement statement = connection.createStatement()) {
      // The driver sets the zone of the machine it runs on; results must not depend on that.
      statement.execute("set time zone 'UTC'");
      if (config.role().isPresent()) {
        statement.execute("set role " + dialect.quote(config.role().get()));
      }
    } catch (SQLException e) {
      SqlFailure failure = Failures.of(e, "");
      closeQuietly(connection);
      throw failure;
    }
    PostgresSession session = new PostgresSession(connection, dialect, watchdog, sessions::remove);
    sessions.add(session);
    return session;
  }

  /** A server that starts or is full may answer a moment later. */
  private PgConnection connection() throws SqlFailure {
    for (int attempt = 1; ; attempt++) {
      try {
        return (PgConnection)
            java.util.Objects.requireNonNull(
                new Driver().connect(config.url(), config.driver()), "the URL is the driver's own");
      } catch (SQLException e) {
        SqlFailure failure = Failures.ofConnecting(e, config);
        if (!failure.kind().isExternal() || attempt > config.retries()) {
          throw failure;
        }
        pause(Duration.ofSeconds(attempt), failure);
      }
    }
  }

  private static void pause(Duration time, SqlFailure reason) throws SqlFailure {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw reason;
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
    List.copyOf(sessions).forEach(PostgresSession::close);
    watchdog.close();
  }

  private static void closeQuietly(PgConnection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // It was of no use anyway.
    }
  }
}
