package dev.floe.dbt.adapter;

import dev.floe.spi.Column;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationName;
import dev.floe.spi.Rows;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.Optional;

/** Answers from a live session. */
public final class SessionIntrospector implements Introspector {

  private final Session session;
  private final boolean ownsTransaction;

  private SessionIntrospector(Session session, boolean ownsTransaction) {
    this.session = session;
    this.ownsTransaction = ownsTransaction;
  }

  /** For templates that make SQL: transactions are their caller's business. */
  public static SessionIntrospector reading(Session session) {
    return new SessionIntrospector(session, false);
  }

  /** For templates that execute: they begin and commit as they say. */
  public static SessionIntrospector changing(Session session) {
    return new SessionIntrospector(session, true);
  }

  @Override
  public Optional<Relation> relation(RelationName name) throws SqlFailure {
    return session.relation(name);
  }

  @Override
  public List<Relation> relations(Optional<String> database, String schema) throws SqlFailure {
    return session.relations(database, schema);
  }

  @Override
  public List<String> schemas(Optional<String> database) throws SqlFailure {
    return session.schemas(database);
  }

  @Override
  public List<Column> columns(RelationName name) throws SqlFailure {
    try {
      return session.columns(name);
    } catch (SqlFailure failure) {
      if (failure.kind() == SqlFailure.Kind.UNKNOWN_RELATION) {
        return List.of();
      }
      throw failure;
    }
  }

  @Override
  public List<Column> describe(String query) throws SqlFailure {
    return session.describe(query);
  }

  @Override
  public Rows query(String sql) throws SqlFailure {
    return session.query(sql);
  }

  @Override
  public long execute(String sql) throws SqlFailure {
    return session.execute(sql);
  }

  @Override
  public void begin() throws SqlFailure {
    if (ownsTransaction && !session.inTransaction()) {
      session.begin();
    }
  }

  @Override
  public void commit() throws SqlFailure {
    if (ownsTransaction && session.inTransaction()) {
      session.commit();
    }
  }
}
