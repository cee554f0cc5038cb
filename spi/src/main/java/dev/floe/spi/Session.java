package dev.floe.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One conversation with an engine: a connection with its own transaction state.
 *
 * <p>A session is used by one thread at a time, but for {@link #cancel()}, which any thread may
 * call. Outside an explicit transaction every statement commits by itself. Names are matched the
 * way the engine compares identifiers.
 */
public interface Session extends AutoCloseable {

  /**
   * Executes one or several statements separated by semicolons; results are discarded.
   *
   * @return rows changed by the last statement, 0 or more; -1 where the engine does not tell
   */
  long execute(String sql) throws SqlFailure;

  /**
   * Executes a query and reads its result.
   *
   * @param maxRows at most this many rows are read, 0 or more; {@link Long#MAX_VALUE} for all
   */
  Rows query(String sql, long maxRows) throws SqlFailure;

  /** Executes a query and reads all of its result. */
  default Rows query(String sql) throws SqlFailure {
    return query(sql, Long.MAX_VALUE);
  }

  /** The relation of that name, if it exists. */
  Optional<Relation> relation(RelationName name) throws SqlFailure;

  /** All relations of a schema, in the order of their names; empty if there is no such schema. */
  List<Relation> relations(Optional<String> database, String schema) throws SqlFailure;

  /** The schemas of a database, in the order of their names. */
  List<String> schemas(Optional<String> database) throws SqlFailure;

  /** The columns of a relation in their order; fails with {@code UNKNOWN_RELATION}. */
  List<Column> columns(RelationName name) throws SqlFailure;

  /** The columns a query would return, without running it. */
  List<Column> describe(String query) throws SqlFailure;

  /** Starts a transaction; an error if one is open. */
  void begin() throws SqlFailure;

  /** Makes the open transaction's changes durable; an error if none is open. */
  void commit() throws SqlFailure;

  /** Undoes the open transaction; does nothing if none is open. */
  void rollback() throws SqlFailure;

  /** Whether a transaction opened by {@link #begin()} is open. */
  boolean inTransaction();

  /**
   * Makes the statement that is running, if any, fail with {@code CANCELLED}. Safe from any thread,
   * also when nothing runs.
   */
  void cancel();

  /**
   * Statements that start from now on fail with {@code DEADLINE} after this long; zero = no limit.
   */
  void deadline(Duration limit);

  /** Rolls back what is open and releases the connection. Does not throw. */
  @Override
  void close();
}
