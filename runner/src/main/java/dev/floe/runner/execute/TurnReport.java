package dev.floe.runner.execute;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlText;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.runner.BatchResults;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunCode;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.runner.materialize.NodeSession;
import dev.floe.runner.materialize.Outcome;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a turn has to tell, gathered while it lasts. Used by one thread. */
final class TurnReport {

  private final Node node;
  private final Clock clock;
  private final NodeSession statements;
  private final Instant started;
  private final List<Diagnostic> findings = new ArrayList<>();
  private Instant executing;
  private Optional<SqlText> sql = Optional.empty();
  private Optional<BatchResults> batches = Optional.empty();
  private @Nullable SqlFailure failure;
  private Outcome.@Nullable Done done;

  TurnReport(Node node, Clock clock, NodeSession statements) {
    this.node = node;
    this.clock = clock;
    this.statements = statements;
    this.started = clock.instant();
    this.executing = started;
  }

  /** Keeps findings; says whether there is no error among them. */
  boolean note(List<Diagnostic> found) {
    findings.addAll(found);
    return found.stream().noneMatch(Diagnostic::isError);
  }

  /** The SQL is ready, if there is any. */
  void executes(Optional<SqlText> text) {
    sql = text;
    executing = clock.instant();
  }

  void batched(Optional<SqlText> last, BatchResults results) {
    sql = last;
    batches = Optional.of(results);
  }

  void succeeded(Outcome.Done made) {
    findings.addAll(made.warnings());
    done = made;
  }

  void failed(SqlFailure why) {
    failure = why;
  }

  /** Why the database did not do it, if it did not. */
  Optional<SqlFailure> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * What came of it.
   *
   * @param cutShort why its statements were cancelled, if they were
   * @param limit how long the turn might take
   */
  NodeResult result(Optional<Watch.Reason> cutShort, Duration limit) {
    if (done == null && cutShort.isPresent()) {
      return switch (cutShort.get()) {
        case STOPPED -> result(NodeStatus.CANCELLED, "the run was stopped");
        case TIME_IS_UP -> {
          findings.add(timedOut(limit));
          yield result(NodeStatus.ERROR, firstError());
        }
      };
    }
    if (failure != null) {
      findings.add(FailureReport.of(node, failure, statements.last()));
    }
    return done == null
        ? result(NodeStatus.ERROR, firstError())
        : result(done.status(), done.message(), done.rows(), done.failures(), done.relation());
  }

  private NodeResult result(NodeStatus status, String message) {
    return result(status, message, OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
  }

  private NodeResult result(
      NodeStatus status,
      String message,
      OptionalLong rows,
      OptionalLong failures,
      Optional<RelationName> relation) {
    return new NodeResult(
        node,
        status,
        message,
        Optional.of(
            new NodeResult.Timing(
                started, executing, clock.instant(), Thread.currentThread().getName())),
        rows,
        failures,
        sql,
        relation,
        batches,
        executed(),
        findings);
  }

  private Diagnostic timedOut(Duration limit) {
    return Diagnostic.at(
            RunCode.NODE_TIMED_OUT,
            Span.file(node.info().path()),
            node.info().name() + " took longer than " + limit.toSeconds() + " s")
        .about(node.uniqueId());
  }

  /** The rows of a seed are no news to anybody. */
  private List<String> executed() {
    return node instanceof Node.Model || node instanceof Node.Snapshot
        ? statements.executed()
        : List.of();
  }

  private String firstError() {
    return findings.stream()
        .filter(Diagnostic::isError)
        .map(Diagnostic::message)
        .findFirst()
        .orElse("failed");
  }
}
