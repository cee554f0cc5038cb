package dev.floe.compute.duckdb;

import dev.floe.diagnostics.Suggestion;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.SqlFailure.Kind;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;

/** Brings a new instance of DuckDB into the state that a configuration describes. */
final class Opening {

  /** How DuckDB says that it would know a name if it had an extension. */
  private static final Pattern EXISTS_IN = Pattern.compile("exists in the (\\w+) ext");

  /** How it says that it needs one. */
  private static final Pattern NOT_INSTALLED = Pattern.compile("(\\w+)\\.duckdb_extension\" not");

  private final DuckDBConnection root;
  private final DuckDbConfig config;
  private final DuckDbDialect dialect;
  private final Map<String, String> atTheStart = new LinkedHashMap<>();
  private final List<String> perSession = new ArrayList<>();

  private Opening(DuckDBConnection root, DuckDbConfig config, DuckDbDialect dialect) {
    this.root = root;
    this.config = config;
    this.dialect = dialect;
  }

  /**
   * An instance.
   *
   * @param perSession statements that each of its sessions begins with
   */
  record Instance(DuckDBConnection root, List<String> perSession) {}

  static Instance open(DuckDbConfig config, DuckDbDialect dialect) throws SqlFailure {
    Opening first = new Opening(Driver.open(), config, dialect);
    Instance opened = first.carriedOut();
    if (first.atTheStart.isEmpty()) {
      return opened;
    }
    DuckDbEngine.closeQuietly(opened.root());
    Opening second = new Opening(Driver.open(first.atTheStart), config, dialect);
    return second.carriedOut();
  }

  private Instance carriedOut() throws SqlFailure {
    try {
      run("SET GLOBAL TimeZone = 'UTC'");
      // As in DuckDB 1.x a column of nothing but nulls is one of numbers: later rows fit into it.
      run("SET GLOBAL legacy_disable_null_type = true");
      loadInstalled();
      for (DuckDbConfig.Setting setting : config.settings()) {
        set(setting);
      }
      if (atTheStart.isEmpty()) {
        for (Secret secret : config.secrets()) {
          keep(secret);
        }
        attachAll();
      }
      return new Instance(root, perSession);
    } catch (SqlFailure e) {
      DuckDbEngine.closeQuietly(root);
      throw e;
    }
  }

  /**
   * Loads those of a profile's extensions that this user has installed for DuckDB. The others may
   * never be needed: a statement that does need one says so. A name DuckDB does not know is a
   * mistake.
   */
  private void loadInstalled() throws SqlFailure {
    for (DuckDbConfig.Extension extension : config.extensions()) {
      try {
        run("LOAD " + extension.name());
      } catch (SqlFailure e) {
        boolean absent = e.kind() == Kind.CONFIGURATION;
        boolean exists = !extension.ours() || e.getMessage().contains("is an existing extension");
        if (!absent || !exists) {
          throw SqlFailure.ofSetting(
              extension.setting(),
              absent ? unknown(extension.name(), e.candidates()) : e.getMessage());
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

  /** Some settings can be had at the start alone, and some only by a connection. */
  private void set(DuckDbConfig.Setting setting) throws SqlFailure {
    String assignment = dialect.quote(setting.name()) + " = " + dialect.literal(setting.value());
    try {
      runWithExtension("SET GLOBAL " + assignment);
    } catch (SqlFailure e) {
      if (e.getMessage().contains("cannot be set globally")) {
        perSession.add("SET SESSION " + assignment);
      } else if (e.getMessage().contains("while database is running")) {
        startWith(setting);
      } else {
        throw SqlFailure.ofSetting(
            setting.setting(), "setting '" + setting.name() + "': " + e.getMessage());
      }
    }
  }

  /** What the instance was started with already has the value. */
  private void startWith(DuckDbConfig.Setting setting) throws SqlFailure {
    if (!value(setting.name()).equalsIgnoreCase(setting.value())) {
      atTheStart.put(setting.name(), setting.value());
    }
  }

  private String value(String setting) throws SqlFailure {
    String sql = "SELECT current_setting(" + dialect.literal(setting) + ")::varchar";
    try (Statement statement = root.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    } catch (SQLException e) {
      throw Failures.of(e, sql);
    }
  }

  private void keep(Secret secret) throws SqlFailure {
    try {
      runWithExtension(secret.statement(dialect));
    } catch (SqlFailure e) {
      throw SqlFailure.ofSetting(
          secret.setting(), "secret '" + secret.name() + "': " + secret.concealed(firstLine(e)));
    }
  }

  private void attachAll() throws SqlFailure {
    if (!config.inMemory()) {
      // A spilling query must not fill the folder the program was started in.
      run("SET GLOBAL temp_directory = " + dialect.literal(config.path() + ".tmp"));
    }
    if (!(config.inMemory() && config.catalog().equals("memory"))) {
      attachOwn();
    }
    for (Attachment one : config.attached()) {
      attach(one);
    }
  }

  private void attachOwn() throws SqlFailure {
    String statement =
        "ATTACH "
            + dialect.literal(config.path())
            + " AS "
            + dialect.quote(config.catalog())
            + (config.readOnly() ? " (READ_ONLY)" : "");
    try {
      run(statement);
    } catch (SqlFailure e) {
      Optional<String> extension = missing(e);
      String title = "'" + Attachment.concealed(config.path()) + "'";
      throw extension.isPresent() ? SqlFailure.ofSetting("path", needs(title, extension.get())) : e;
    }
  }

  private void attach(Attachment one) throws SqlFailure {
    try {
      run(one.statement(dialect));
    } catch (SqlFailure e) {
      if (e.kind() == Kind.LOCKED || e.kind() == Kind.RESOURCE) {
        throw e;
      }
      String title = "'" + one.title() + "'";
      throw SqlFailure.ofSetting(
          one.setting(),
          missing(e)
              .map(extension -> needs(title, extension))
              .orElseGet(
                  () -> "cannot attach " + title + ": " + Attachment.concealed(firstLine(e))));
    }
  }

  private static String needs(String what, String extension) {
    return what
        + " needs DuckDB's extension '"
        + extension
        + "', which is not installed: INSTALL "
        + extension
        + " in DuckDB's own shell does that";
  }

  private static Optional<String> missing(SqlFailure failure) {
    Matcher matcher = NOT_INSTALLED.matcher(failure.getMessage());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The rest of DuckDB's message says how to download what it lacks. */
  private static String firstLine(SqlFailure failure) {
    return failure.getMessage().lines().findFirst().orElse("");
  }

  /**
   * Runs what may need an extension that is installed and that nobody named. Where it is not
   * installed, nothing is done: what really needs it says so.
   */
  private void runWithExtension(String sql) throws SqlFailure {
    try {
      run(sql);
    } catch (SqlFailure e) {
      Matcher extension = EXISTS_IN.matcher(e.getMessage());
      if (!extension.find()) {
        throw e;
      }
      if (isLoaded(extension.group(1))) {
        run(sql);
      }
    }
  }

  private boolean isLoaded(String extension) throws SqlFailure {
    try {
      run("LOAD " + extension);
      return true;
    } catch (SqlFailure e) {
      if (e.kind() == Kind.CONFIGURATION) {
        return false;
      }
      throw e;
    }
  }

  private void run(String sql) throws SqlFailure {
    DuckDbEngine.run(root, sql);
  }
}
