package dev.floe.runner.materialize;

import dev.floe.artifacts.SqlText;
import dev.floe.spi.Column;
import dev.floe.spi.Dialect;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationName;
import dev.floe.spi.Rows;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A session while it works on one node. Remembers the statement it executes, so that a failure can
 * be shown where the statement was written.
 */
public final class NodeSession {

  private final TracedStatements statements;
  private final Session session;
  private final Dialect dialect;
  private final Optional<Inventory> inventory;
  private final List<String> executed = new ArrayList<>();
  private Statement last = Statement.own("");

  /**
   * @param inventory what there was before the run; absent where something may have changed since
   */
  public NodeSession(
      Session session,
      Dialect dialect,
      Optional<Inventory> inventory,
      TracedStatements statements) {
    this.statements = statements;
    this.session = session;
    this.dialect = dialect;
    this.inventory = inventory;
  }

  /** Executes a statement. */
  public long execute(Statement statement) throws SqlFailure {
    last = statement;
    executed.add(statement.text());
    return statements.run(statement.text(), session::execute);
  }

  long execute(String sql) throws SqlFailure {
    return execute(Statement.own(sql));
  }

  Rows query(Statement statement) throws SqlFailure {
    last = statement;
    return statements.run(statement.text(), session::query);
  }

  /** The columns a query would return. */
  List<Column> describe(SqlText query) throws SqlFailure {
    last = Statement.of(query);
    return session.describe(query.text());
  }

  /** The relation that had this name before the node's turn. */
  Optional<Relation> relation(RelationName name) throws SqlFailure {
    return inventory.isPresent() ? inventory.get().find(name) : session.relation(name);
  }

  List<Column> columns(RelationName name) throws SqlFailure {
    return session.columns(name);
  }

  Dialect dialect() {
    return dialect;
  }

  /** The session itself, for what needs a capability of it. */
  Session raw() {
    return session;
  }

  /** The statement that was executed last, which is the one that failed if one did. */
  public Statement last() {
    return last;
  }

  /** Everything that was executed, in its order. */
  public List<String> executed() {
    return List.copyOf(executed);
  }

  /** Sets the statement a failure will be blamed on. */
  void remember(Statement statement) {
    last = statement;
  }

  /** An identifier, quoted. */
  String quote(String identifier) {
    return dialect.quote(identifier);
  }

  String render(RelationName name) {
    return dialect.render(name);
  }
}
