package dev.floe.compute.duckdb;

import dev.floe.spi.SqlFailure;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** Opens instances of DuckDB that download nothing and report failures as data. */
final class Driver {

  private Driver() {}

  /** A new in-memory instance with no state in common with any other. */
  static DuckDBConnection open() throws SqlFailure {
    return open(Map.of());
  }

  /**
   * The same.
   *
   * @param options settings that can be given at the start alone
   */
  static DuckDBConnection open(Map<String, String> options) throws SqlFailure {
    Properties properties = new Properties();
    properties.putAll(options);
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty("errors_as_json", "true");
    // Models written for DuckDB 1.x say x -> x + 1; both ways of writing work then.
    properties.setProperty("lambda_syntax", "ENABLE_SINGLE_ARROW");
    // Results are not streamed: the driver forgets the message of an error met while streaming.
    try {
      return DriverManager.getConnection("jdbc:duckdb:", properties).unwrap(DuckDBConnection.class);
    } catch (SQLException e) {
      throw Failures.of(e, "");
    } catch (ExceptionInInitializerError | NoClassDefFoundError | UnsatisfiedLinkError e) {
      throw notLoaded(e);
    }
  }

  /** The driver unpacks its native library into the temporary folder, which may be full. */
  private static SqlFailure notLoaded(LinkageError e) {
    Throwable cause = e;
    for (Throwable next = e; next != null; next = next.getCause()) {
      cause = next;
    }
    return new SqlFailure(
        SqlFailure.Kind.RESOURCE,
        "DuckDB's native library cannot be loaded: " + cause.getMessage(),
        OptionalInt.empty(),
        e);
  }
}
