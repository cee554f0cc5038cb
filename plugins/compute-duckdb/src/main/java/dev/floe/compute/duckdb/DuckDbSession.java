package dev.floe.compute.duckdb;

import dev.floe.spi.BulkLoad;
import dev.floe.spi.Column;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationName;
import dev.floe.spi.Rows;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.jdbc.Statements;
import dev.floe.spi.jdbc.Watchdog;
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
  private final Statements statements;
  private final Consumer<DuckDbSession> whenClosed;
  private final Catalog catalog;
  private final Loading loading;
  private boolean inTransaction;

  DuckDbSession(
      DuckDBConnection connection,
      DuckDbDialect dialect,
      Watchdog watchdog,
      Consumer<DuckDbSession> whenClosed) {
    this.connection = connection;
    this.dialect = dialect;
    this.statements = new Statements(watchdog, Failures::of);
    this.whenClosed = whenClosed;
    this.catalog = new Catalog(this, dialect);
    this.loading = new Loading(this, dialect);
  }

  @Override
  public long execute(String sql) throws SqlFailure {
    return run(sql, statement -> statement.execute(sql) ? -1 : statement.getLargeUpdateCount());
  }

  @Override
  public Rows query(String sql, long maxRows) throws SqlFailure {
    return run(sql, statement -> new Fetch().rows(statement, sql, maxRows));
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
      statements.withoutLimit(() -> execute("ROLLBACK"));
    }
  }

  @Override
  public boolean inTransaction() {
    return inTransaction;
  }

  @Override
  public void cancel() {
    statements.cancel();
  }

  @Override
  public void deadline(Duration limit) {
    statements.limit(limit);
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
    String copy = parquet.copy(query, plan);
    return run(
        copy,
        statement -> {
          try (ResultSet results = statement.executeQuery(copy)) {
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

  /** What to do with a statement. */
  private interface Using<T> {
    T use(Statement statement) throws SQLException;
  }

  private <T> T run(String sql, Using<T> using) throws SqlFailure {
    try (Statement statement = connection.createStatement()) {
      return statements.run(sql, statement::cancel, () -> using.use(statement));
    } catch (SQLException e) {
      throw Failures.of(e, sql);
    }
  }
}
