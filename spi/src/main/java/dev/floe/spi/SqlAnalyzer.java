package dev.floe.spi;

import java.util.List;

/**
 * The engine as a type checker: binds queries against declared, empty relations. It must accept
 * whatever the engine would run. One thread at a time.
 */
public interface SqlAnalyzer extends AutoCloseable {

  /**
   * Says where a relation whose name lacks parts is looked for, as in the session the queries will
   * run in. To be called before anything is declared.
   */
  void use(Engine.RelationScope scope) throws SqlFailure;

  /**
   * Declares a relation, replacing an earlier one of that name; its schema is created when needed.
   *
   * @param columns at least one; a column of an unknown type makes a query that depends on that
   *     type unknown too, never wrong
   */
  void declare(RelationName name, List<Column> columns) throws SqlFailure;

  /** Forgets a relation; does nothing if it was not declared. */
  void forget(RelationName name) throws SqlFailure;

  /**
   * Executes statements that change what queries may use: functions, macros, types, settings. Not
   * for data.
   */
  void prepare(String sql) throws SqlFailure;

  /**
   * Binds one query.
   *
   * @throws SqlFailure for what is wrong with the query, with the place where the engine tells it
   */
  BoundQuery bind(String query) throws SqlFailure;

  /** Releases the analyzer. Does not throw. */
  @Override
  void close();
}
