package dev.floe.dbt.adapter;

import dev.floe.spi.Column;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationName;
import dev.floe.spi.Rows;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.Optional;

/**
 * The only way from a template to a database. Whatever cannot be answered yet ends the rendering as
 * deferred; an empty answer always means that the database said so.
 */
public interface Introspector {

  /** The relation of that name, if it exists. */
  Optional<Relation> relation(RelationName name) throws SqlFailure;

  /** All relations of a schema. */
  List<Relation> relations(Optional<String> database, String schema) throws SqlFailure;

  /** The schemas of a database. */
  List<String> schemas(Optional<String> database) throws SqlFailure;

  /** The columns of a relation; empty if it does not exist. */
  List<Column> columns(RelationName name) throws SqlFailure;

  /** The columns a query would return. */
  List<Column> describe(String query) throws SqlFailure;

  /** The rows of a query. */
  Rows query(String sql) throws SqlFailure;

  /**
   * Executes statements.
   *
   * @return rows changed by the last one; -1 where that is not known
   */
  long execute(String sql) throws SqlFailure;

  /** Starts a transaction unless one is open. */
  void begin() throws SqlFailure;

  /** Commits the transaction that is open, if any. */
  void commit() throws SqlFailure;
}
