package dev.floe.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL server of the tests' own, on the loopback interface, started when first asked
 * for and stopped with the JVM. Tests pass over it where there are no binaries for the machine.
 */
public final class PostgresServer {

  private final EmbeddedPostgres server;
  private final AtomicInteger databases = new AtomicInteger();

  private PostgresServer(EmbeddedPostgres server) {
    this.server = server;
  }

  /** The server of this JVM. */
  public static PostgresServer shared() {
    boolean available =
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");
    if (!available && "1".equals(System.getenv("FLOE_CI"))) {
      throw new AssertionError("no PostgreSQL binaries for this machine, and FLOE_CI=1 wants them");
    }
    Assumptions.assumeTrue(available, "no PostgreSQL binaries for this machine");
    return Holder.SHARED;
  }

  /** A server at a port that nobody uses; it is stopped with the JVM. */
  public static PostgresServer at(int port) {
    return start(EmbeddedPostgres.builder().setPort(port));
  }

  private static PostgresServer start(EmbeddedPostgres.Builder builder) {
    try {
      return new PostgresServer(
          builder
              .setServerConfig("fsync", "off")
              .setServerConfig("synchronous_commit", "off")
              .setServerConfig("full_page_writes", "off")
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Settings, as in a dbt profile, of a new and empty database. */
  public Map<String, Object> emptyDatabase() {
    String name = "t" + databases.incrementAndGet();
    execute("create database " + name);
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("type", "postgres");
    settings.put("host", "localhost");
    settings.put("port", server.getPort());
    settings.put("user", "postgres");
    settings.put("password", "postgres");
    settings.put("database", name);
    settings.put("schema", "public");
    return settings;
  }

  /** Executes a statement that concerns the whole server, outside of any test's database. */
  public void execute(String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Starts the server when it is first needed, once. */
  private static final class Holder {
    private static final PostgresServer SHARED = start(EmbeddedPostgres.builder());
  }
}
