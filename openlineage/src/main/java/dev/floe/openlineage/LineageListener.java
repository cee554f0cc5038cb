package dev.floe.openlineage;

import dev.floe.artifacts.Node;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.openlineage.ProductEvents.NodeOutcome;
import dev.floe.openlineage.ProductEvents.State;
import dev.floe.runner.NodeResult;
import dev.floe.runner.RunEvent;
import dev.floe.runner.RunListener;
import dev.floe.runner.RunResults;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Tells one run of a product to a lineage backend.
 *
 * <p>The command calls {@link #begin} before it waits for the warehouse and one of the ends when it
 * knows what came of it: only then is it known whether what the nodes made was published. Safe for
 * the threads of a run, as {@link RunListener} has it.
 */
public final class LineageListener implements RunListener {

  private final ProductEvents events;
  private final EventSink sink;
  private final Clock clock;
  private final UUID run;

  /**
   * @param run names this run everywhere; nobody else may have it
   */
  public LineageListener(ProductEvents events, EventSink sink, Clock clock, UUID run) {
    this.events = events;
    this.sink = sink;
    this.clock = clock;
    this.run = run;
  }

  /** The run was asked for. */
  public void begin() {
    sink.take(events.ofRun(State.START, run, clock.instant(), nominalTime(clock.instant())));
  }

  /** What the run built is visible to readers. */
  public void published() {
    end(State.COMPLETE, Map.of());
  }

  /** The run ended; readers see what they saw before. */
  public void discarded(RunResults results) {
    switch (results.ending()) {
      case CANCELLED -> end(State.ABORT, Map.of());
      case COMPLETED, STOPPED_AT_FAILURE -> end(State.FAIL, error(firstError(results)));
    }
  }

  /** Something outside failed: a lock, a disk, the database. */
  public void failed(Diagnostic why) {
    end(State.FAIL, error(why.code().id() + ": " + why.message()));
  }

  private void end(State state, Map<String, ?> facets) {
    Instant at = clock.instant();
    sink.take(events.ofProduct(state, run, at, facets));
    sink.take(events.ofRun(state, run, at, facets));
  }

  @Override
  public void happened(RunEvent event) {
    switch (event) {
      case RunEvent.RunStarted started -> started(clock.instant());
      case RunEvent.NodeStarted started -> started(started.node(), clock.instant());
      case RunEvent.NodeFinished finished -> finished(finished.result());
      case RunEvent.NodeReused reused -> reused(reused);
      case RunEvent.NodeRetried retried -> goesOn(retried.node());
      case RunEvent.BatchFinished batch -> goesOn(batch.node());
      case RunEvent.HookFinished hook -> {}
      case RunEvent.RunFinished finished -> {}
    }
  }

  private void started(Instant at) {
    sink.take(events.ofRun(State.RUNNING, run, at, Map.of()));
    sink.take(events.ofProduct(State.START, run, at, nominalTime(at)));
    sink.take(events.ofProduct(State.RUNNING, run, at, Map.of()));
  }

  private void started(Node node, Instant at) {
    sink.take(events.ofNode(State.START, node, run, at, Map.of(), NodeOutcome.NOTHING_YET));
  }

  /** Something happened to a node that is not its end. */
  private void goesOn(Node node) {
    sink.take(
        events.ofNode(
            State.RUNNING, node, run, clock.instant(), Map.of(), NodeOutcome.NOTHING_YET));
  }

  /** What this run publishes it has made, whichever run did the work. */
  private void reused(RunEvent.NodeReused reused) {
    Instant at = clock.instant();
    started(reused.node(), at);
    sink.take(
        events.ofNode(State.COMPLETE, reused.node(), run, at, Map.of(), statistics(reused.rows())));
  }

  private void finished(NodeResult result) {
    Instant at = clock.instant();
    if (result.timing().isEmpty()) {
      started(result.node(), at);
    }
    State state =
        switch (result.status()) {
          case SUCCESS, PASS, WARN -> State.COMPLETE;
          case PARTIAL, FAIL, ERROR -> State.FAIL;
          case SKIPPED, CANCELLED -> State.ABORT;
        };
    Map<String, ?> facets = state == State.COMPLETE ? Map.of() : error(message(result));
    sink.take(events.ofNode(state, result.node(), run, at, facets, outcome(result)));
  }

  private NodeOutcome outcome(NodeResult result) {
    if (result.node() instanceof Node.Test test) {
      return result.failures().isPresent()
          ? new NodeOutcome(TestFacets.of(events, test, result), Map.of())
          : NodeOutcome.NOTHING_YET;
    }
    return statistics(result.rows());
  }

  private NodeOutcome statistics(OptionalLong rows) {
    return rows.isPresent()
        ? new NodeOutcome(
            Map.of(),
            Map.of(
                "outputStatistics",
                events.facet(
                    "1-0-2/OutputStatisticsOutputDatasetFacet",
                    Map.of("rowCount", rows.getAsLong()))))
        : NodeOutcome.NOTHING_YET;
  }

  private static String message(NodeResult result) {
    return result.diagnostics().stream()
        .filter(Diagnostic::isError)
        .findFirst()
        .map(error -> error.code().id() + ": " + error.message())
        .orElse(result.message());
  }

  private static String firstError(RunResults results) {
    return results.allDiagnostics().stream()
        .filter(Diagnostic::isError)
        .findFirst()
        .map(error -> error.code().id() + ": " + error.message())
        .orElse("the run failed");
  }

  private Map<String, Object> error(String message) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("message", message);
    content.put("programmingLanguage", "SQL");
    return Map.of("errorMessage", events.facet("1-0-1/ErrorMessageRunFacet", content));
  }

  private Map<String, Object> nominalTime(Instant at) {
    return Map.of(
        "nominalTime",
        events.facet("1-0-1/NominalTimeRunFacet", Map.of("nominalStartTime", at.toString())));
  }
}
