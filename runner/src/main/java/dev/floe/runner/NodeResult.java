package dev.floe.runner;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlText;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.spi.RelationName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What came of one node.
 *
 * @param message one line for the table of results and {@code run_results.json}; empty if there is
 *     nothing to say
 * @param timing absent for a node that was never started
 * @param rows rows written, where the engine tells
 * @param failures what a test counted
 * @param sql the query that was executed, as the node's author would recognise it
 * @param relation what was made: the node's relation, or the one that keeps a test's failing rows
 * @param batches of a microbatch model
 * @param statements what was executed for a model or snapshot, in its order
 * @param diagnostics what is wrong with the node, errors and warnings
 */
public record NodeResult(
    Node node,
    NodeStatus status,
    String message,
    Optional<Timing> timing,
    OptionalLong rows,
    OptionalLong failures,
    Optional<SqlText> sql,
    Optional<RelationName> relation,
    Optional<BatchResults> batches,
    List<String> statements,
    List<Diagnostic> diagnostics) {

  public NodeResult {
    statements = List.copyOf(statements);
    diagnostics = List.copyOf(diagnostics);
  }

  /** A node that was not started. */
  public static NodeResult notRun(Node node, NodeStatus status, String why) {
    return new NodeResult(
        node,
        status,
        why,
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /** The same with other findings. */
  public NodeResult with(List<Diagnostic> findings) {
    return new NodeResult(
        node,
        status,
        message,
        timing,
        rows,
        failures,
        sql,
        relation,
        batches,
        statements,
        findings);
  }

  /** How long it took; zero for a node that was never started. */
  public Duration duration() {
    return timing.map(t -> Duration.between(t.started(), t.finished())).orElse(Duration.ZERO);
  }

  /**
   * When a node was worked on, and by whom.
   *
   * @param started when its SQL began to be rendered
   * @param executing when its SQL was ready
   * @param thread the worker's name: {@code Thread-1}
   */
  public record Timing(Instant started, Instant executing, Instant finished, String thread) {}
}
