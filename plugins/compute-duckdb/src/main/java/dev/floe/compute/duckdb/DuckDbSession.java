package dev.floe.compute.duckdb;

import dev.floe.spi.BulkLoad;
import dev.floe.spi.Column;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationName;
import dev.floe.spi.Rows;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.Watchdog;
import dev.floe.spi.table.ParquetFile;
import dev.floe.spi.table.ParquetFiles;
import dev.floe.spi.table.RowComparison;
import dev.floe.spi.table.StoredColumn;
import dev.floe.spi.table.TablePlan;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** A connection of its own to a DuckDB instance that others share. */
final class DuckDbSession implements Session, BulkLoad, ParquetFiles, RowComparison {

  private final DuckDBConnection connection;
  private final DuckDbDialect dialect;
  private final Watchdog watchdog;
  private final Consumer<DuckDbSession> whenClosed;
  private final Catalog catalog;
  private final Loading loading;
  private volatile Duration limit = Duration.ZERO;
  private volatile @Nullable Execution running;
  private boolean inTransaction;

  DuckDbSession(
      DuckDBConnection connection,
      DuckDbDialect dialect,
      Watchdog watchdog,
      Consumer<DuckDbSession> whenClosed) {
    this.connection = connection;
    this.dialect = dialect;
    this.watchdog = watchdog;
    this.whenClosed = whenClosed;
    this.catalog = new Catalog(this, dialect);
    this.loading = new Loading(this, dialect);
  }

  @Override
  public long execute(String sql) throws SqlFailure {
    return run(sql, DuckDbSession::updated);
  }

  @Override
  public Rows query(String sql, long maxRows) throws SqlFailure {
    return run(sql, statement -> Fetch.rows(statement, maxRows));
  }

  @Override
  public Optional<Relation> relation(RelationName name) throws SqlFailure {
    return catalog.relation(name);
  }

  @Override
  public List<Relation> relations(Optional<String> database, String schema) throws SqlFailure {
    return catalog.relations(database, schema);
  }

  @Override
  public List<String> schemas(Optional<String> database) throws SqlFailure {
    return catalog.schemas(database);
  }

  @Override
  public List<Column> columns(RelationName name) throws SqlFailure {
    return catalog.describe("DESCRIBE " + dialect.render(name));
  }

  @Override
  public List<Column> describe(String query) throws SqlFailure {
    String before = "DESCRIBE ";
    try {
      return catalog.describe(before + query);
    } catch (SqlFailure e) {
      throw Offsets.shifted(e, -before.length());
    }
  }

  @Override
  public void begin() throws SqlFailure {
    execute("BEGIN TRANSACTION");
    inTransaction = true;
  }

  @Override
  public void commit() throws SqlFailure {
    // A commit that fails leaves no transaction behind: DuckDB has rolled it back.
    boolean open = inTransaction;
    inTransaction = false;
    if (!open) {
      throw new SqlFailure(SqlFailure.Kind.OTHER, "no transaction is open");
    }
    execute("COMMIT");
  }

  @Override
  public void rollback() throws SqlFailure {
    if (inTransaction) {
      inTransaction = false;
      Duration before = limit;
      limit = Duration.ZERO;
      try {
        execute("ROLLBACK");
      } finally {
        limit = before;
      }
    }
  }

  @Override
  public boolean inTransaction() {
    return inTransaction;
  }

  @Override
  public void cancel() {
    Execution execution = running;
    if (execution != null) {
      execution.stop(SqlFailure.Kind.CANCELLED);
    }
  }

  @Override
  public void deadline(Duration newLimit) {
    limit = newLimit;
  }

  @Override
  public long append(RelationName table, Iterable<? extends List<? extends @Nullable Object>> rows)
      throws SqlFailure {
    return loading.append(connection, table, rows);
  }

  @Override
  public long appendCsv(RelationName table, Path file, CsvFormat format) throws SqlFailure {
    return loading.appendCsv(table, file, format);
  }

  @Override
  public List<ParquetFile> write(String query, TablePlan plan) throws SqlFailure {
    Parquet parquet = new Parquet(dialect);
    List<String> partitions = new PartitionSql(dialect, plan.layout(), plan.columns()).names();
    return run(
        parquet.copy(query, plan),
        running -> {
          try (ResultSet results = running.statement().executeQuery(running.sql())) {
            return Parquet.written(results, partitions);
          }
        });
  }

  @Override
  public String reading(List<Path> files, List<StoredColumn> columns) {
    return new Parquet(dialect).reading(files, columns, false);
  }

  @Override
  public void attach(Path file, String name) throws SqlFailure {
    execute(
        "attach "
            + dialect.literal(file.toString())
            + " as "
            + dialect.quote(name)
            + " (read_only)");
  }

  @Override
  public Difference compare(String before, String after, List<StoredColumn> columns)
      throws SqlFailure {
    return RowDifference.of(this, dialect, columns, before, after);
  }

  @Override
  public void close() {
    whenClosed.accept(this);
    try {
      rollback();
    } catch (SqlFailure e) {
      // Closing the connection below rolls back too.
    }
    try {
      connection.close();
    } catch (SQLException e) {
      // The connection is of no further use either way.
    }
  }

  /** What to do with a statement that is about to be executed. */
  private interface Reading<T> {
    T read(Running statement) throws SQLException;
  }

  /** A statement and its text. */
  record Running(Statement statement, String sql) {}

  private <T> T run(String sql, Reading<T> reading) throws SqlFailure {
    try (Statement statement = connection.createStatement();
        Execution execution = new Execution(statement, watchdog, limit)) {
      running = execution;
      try {
        return reading.read(new Running(statement, sql));
      } catch (SQLException e) {
        throw execution.failure(e, sql);
      } finally {
        running = null;
      }
    } catch (SQLException e) {
      throw Failures.of(e, sql);
    }
  }

  private static long updated(Running running) throws SQLException {
    return running.statement().execute(running.sql())
        ? -1
        : running.statement().getLargeUpdateCount();
  }
}
