package dev.floe.runner;

import dev.floe.diagnostics.Diagnostic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of a run.
 *
 * @param nodes every selected node that has something to run, in graph order; equal graphs give
 *     equal orders, whatever the number of threads
 * @param hooks what came of the hooks of the run
 */
public record RunResults(
    List<NodeResult> nodes,
    List<HookResult> hooks,
    Ending ending,
    Instant started,
    Instant finished) {

  public RunResults {
    nodes = List.copyOf(nodes);
    hooks = List.copyOf(hooks);
  }

  /** How a run came to its end. */
  public enum Ending {
    /** Every node was looked at. */
    COMPLETED,
    /** It stopped at the first failure, as it was told to. */
    STOPPED_AT_FAILURE,
    /** Somebody cancelled it. */
    CANCELLED
  }

  /** Whether everything that was asked for is there and every test holds. */
  public boolean isGood() {
    return ending == Ending.COMPLETED
        && hooks.stream().noneMatch(hook -> hook.status().isBad())
        && nodes.stream().noneMatch(node -> node.status().isBad());
  }

  /** Every finding of the run and its nodes, in the order of the nodes, those of the run last. */
  public List<Diagnostic> allDiagnostics() {
    return Stream.concat(
            nodes.stream().flatMap(n -> n.diagnostics().stream()), diagnostics().stream())
        .toList();
  }

  /** Whether the disk or the database failed, rather than what the user wrote. */
  public boolean failedOutside() {
    return allDiagnostics().stream()
        .anyMatch(d -> d.isError() && d.code() instanceof RunCode code && code.isOutside());
  }

  /** What is wrong with the run as a whole: its hooks. */
  public List<Diagnostic> diagnostics() {
    return hooks.stream().flatMap(hook -> hook.diagnostics().stream()).toList();
  }

  /** How each hook and each node ended. */
  public List<NodeStatus> statuses() {
    return Stream.concat(
            hooks.stream().map(HookResult::status), nodes.stream().map(NodeResult::status))
        .toList();
  }

  public Duration duration() {
    return Duration.between(started, finished);
  }

  /** How many nodes ended like that. */
  public long count(NodeStatus status) {
    return nodes.stream().filter(node -> node.status() == status).count();
  }
}
