package dev.floe.runner.materialize;

import dev.floe.artifacts.Node;
import dev.floe.runner.StatementTrace;
import dev.floe.spi.SqlFailure;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Executes the statements of a node and tells of them.
 *
 * @param node whose statements they are; absent for those of the run as a whole, which nobody is
 *     told of
 */
public record TracedStatements(StatementTrace trace, Optional<Node> node, Clock clock) {

  /** The statements of a node. */
  public static TracedStatements of(StatementTrace trace, Node node, Clock clock) {
    return new TracedStatements(trace, Optional.of(node), clock);
  }

  /** Statements nobody is told of. */
  public static TracedStatements untold(Clock clock) {
    return new TracedStatements(StatementTrace.none(), Optional.empty(), clock);
  }

  <T> T run(String sql, Execution<T> execution) throws SqlFailure {
    if (node.isEmpty() || !trace.isOn()) {
      return execution.execute(sql);
    }
    Instant started = clock.instant();
    Optional<SqlFailure> failure = Optional.empty();
    try {
      String comment = trace.comment(node.get());
      // Behind the statement: the places of errors are counted from its start.
      return execution.execute(comment.isEmpty() ? sql : sql + "\n" + comment);
    } catch (SqlFailure e) {
      failure = Optional.of(e);
      throw e;
    } finally {
      trace.executed(node.get(), sql, started, clock.instant(), failure);
    }
  }

  /** What is done with a statement. */
  interface Execution<T> {
    T execute(String sql) throws SqlFailure;
  }
}
