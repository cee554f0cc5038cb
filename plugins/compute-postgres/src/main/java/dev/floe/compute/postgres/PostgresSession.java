package dev.floe.compute.postgres;

import dev.floe.spi.BulkLoad;
import dev.floe.spi.Column;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationName;
import dev.floe.spi.Rows;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.jdbc.Statements;
import dev.floe.spi.jdbc.Watchdog;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;

/** One connection. Its transaction state is the server's, whoever began what is open. */
final class PostgresSession implements Session, BulkLoad {

  private final PgConnection connection;
  private final Statements statements;
  private final Consumer<PostgresSession> whenClosed;
  private final Catalog catalog;
  private final Loading loading;

  PostgresSession(
      PgConnection connection,
      PostgresDialect dialect,
      Watchdog watchdog,
      Consumer<PostgresSession> whenClosed) {
    this.connection = connection;
    this.statements = new Statements(watchdog, Failures::of);
    this.whenClosed = whenClosed;
    this.catalog = new Catalog(this, dialect);
    this.loading = new Loading(this, dialect);
  }

  @Override
  public long execute(String sql) throws SqlFailure {
    return withStatement(
        sql,
        statement -> {
          boolean rows = statement.execute(sql);
          long changed = rows ? -1 : statement.getLargeUpdateCount();
          // The count asked for is that of the last statement.
          while (statement.getMoreResults() || statement.getLargeUpdateCount() >= 0) {
            changed = statement.getResultSet() == null ? statement.getLargeUpdateCount() : -1;
          }
          return changed;
        });
  }

  @Override
  public Rows query(String sql, long maxRows) throws SqlFailure {
    if (maxRows < Long.MAX_VALUE && !inTransaction() && Cursor.canRead(sql)) {
      return Cursor.rows(this, sql, maxRows);
    }
    return withStatement(sql, statement -> new Fetch().rows(statement, sql, maxRows));
  }

  @Override
  public Optional<Relation> relation(RelationName name) throws SqlFailure {
    return catalog.relation(name);
  }

  @Override
  public List<Relation> relations(Optional<String> database, String schema) throws SqlFailure {
    return catalog.relations(schema);
  }

  @Override
  public List<String> schemas(Optional<String> database) throws SqlFailure {
    return catalog.schemas();
  }

  @Override
  public List<Column> columns(RelationName name) throws SqlFailure {
    return catalog.columns(name);
  }

  @Override
  public List<Column> describe(String query) throws SqlFailure {
    return catalog.named(run(query, () -> Description.of(connection, query)));
  }

  @Override
  public void begin() throws SqlFailure {
    if (inTransaction()) {
      throw new SqlFailure(SqlFailure.Kind.OTHER, "a transaction is open already");
    }
    execute("begin");
  }

  @Override
  public void commit() throws SqlFailure {
    TransactionState state = connection.getTransactionState();
    if (state == TransactionState.IDLE) {
      throw new SqlFailure(SqlFailure.Kind.OTHER, "no transaction is open");
    }
    execute("commit");
    // The server answers a commit of what has failed with a silent rollback.
    if (state == TransactionState.FAILED) {
      throw new SqlFailure(SqlFailure.Kind.OTHER, "the transaction had failed and was rolled back");
    }
  }

  @Override
  public void rollback() throws SqlFailure {
    if (inTransaction()) {
      statements.withoutLimit(() -> execute("rollback"));
    }
  }

  @Override
  public boolean inTransaction() {
    return connection.getTransactionState() != TransactionState.IDLE;
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
    return loading.append(table, rows);
  }

  @Override
  public long appendCsv(RelationName table, Path file, CsvFormat format) throws SqlFailure {
    return loading.appendCsv(table, file, format);
  }

  @Override
  public void close() {
    whenClosed.accept(this);
    try {
      // The server rolls back what is open.
      connection.close();
    } catch (SQLException e) {
      // The connection is of no further use either way.
    }
  }

  /** What to do with a statement. */
  private interface Using<T> {
    T use(Statement statement) throws SQLException;
  }

  private <T> T withStatement(String sql, Using<T> using) throws SqlFailure {
    return run(
        sql,
        () -> {
          try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return using.use(statement);
          }
        });
  }

  /** Runs something that can be stopped; its failures have places in {@code sql}. */
  <T> T run(String sql, Statements.Work<T> work) throws SqlFailure {
    return statements.run(sql, connection::cancelQuery, work);
  }

  PgConnection connection() {
    return connection;
  }
}
