package dev.floe.cli.dbt;

import dev.floe.spi.Column;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationName;
import dev.floe.spi.Rows;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The conversation that {@code --no-introspect} allows: none. Safe for several threads. */
final class NoSession implements Session {

  private static SqlFailure refusal() {
    String message =
        "a template asks the database, and '--no-introspect' says that nobody does: connection"
            + " never acquired";
    return new SqlFailure(
        SqlFailure.Kind.OTHER, message, OptionalInt.empty(), new IllegalStateException(message));
  }

  @Override
  public long execute(String sql) throws SqlFailure {
    throw refusal();
  }

  @Override
  public Rows query(String sql, long maxRows) throws SqlFailure {
    throw refusal();
  }

  @Override
  public Optional<Relation> relation(RelationName name) throws SqlFailure {
    throw refusal();
  }

  @Override
  public List<Relation> relations(Optional<String> database, String schema) throws SqlFailure {
    throw refusal();
  }

  @Override
  public List<String> schemas(Optional<String> database) throws SqlFailure {
    throw refusal();
  }

  @Override
  public List<Column> columns(RelationName name) throws SqlFailure {
    throw refusal();
  }

  @Override
  public List<Column> describe(String query) throws SqlFailure {
    throw refusal();
  }

  @Override
  public void begin() {}

  @Override
  public void commit() {}

  @Override
  public void rollback() {}

  @Override
  public boolean inTransaction() {
    return false;
  }

  @Override
  public void cancel() {}

  @Override
  public void deadline(Duration limit) {}

  @Override
  public void close() {}
}
