package dev.floe.runner.execute;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlText;
import dev.floe.dbt.NodeRuntime.Batch;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.runner.BatchResults;
import dev.floe.runner.BatchResults.Span;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunEvent;
import dev.floe.runner.RunOptions;
import dev.floe.runner.batch.Microbatch;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.runner.materialize.NodeSession;
import dev.floe.runner.materialize.Outcome;
import dev.floe.runner.materialize.TracedStatements;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationKind;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A microbatch model: batch after batch, each rendered and committed by itself, so that what is
 * done stays done when a later one fails.
 */
final class BatchedModel {

  private final NodeExecution run;
  private final Node.Model model;
  private final Session session;
  private final NodeSession statements;
  private final List<Diagnostic> findings = new ArrayList<>();
  private final List<Span> successful = new ArrayList<>();
  private final List<Span> failed = new ArrayList<>();
  private Optional<SqlText> sql = Optional.empty();
  private long rows;

  BatchedModel(NodeExecution run, Node.Model model, Session session) {
    this.run = run;
    this.model = model;
    this.session = session;
    this.statements =
        new NodeSession(
            session,
            run.world.engine().dialect(),
            Optional.empty(),
            TracedStatements.of(run.world.trace(), model, run.world.clock()));
  }

  /** Runs the batches; empty findings are those of a run without any trouble. */
  Outcome run(Microbatch microbatch) throws SqlFailure {
    List<Batch> batches = microbatch.batches(isThere(), run.options.events(), run.started);
    boolean mayGoOn = true;
    for (int i = 0; i < batches.size(); i++) {
      Batch batch = batches.get(i);
      boolean good = mayGoOn && one(batch);
      (good ? successful : failed).add(new Span(batch.start(), batch.end()));
      // Without the first batch there is nothing the others could be added to.
      mayGoOn &= good || i > 0 || batch.incremental();
      run.tell.accept(
          new RunEvent.BatchFinished(model, i + 1, batches.size(), microbatch.name(batch), good));
    }
    return outcome();
  }

  private boolean isThere() throws SqlFailure {
    Optional<Relation> old = session.relation(model.relation());
    boolean fromNothing =
        Optional.ofNullable(model.config().get("full_refresh"))
            .map(value -> Boolean.parseBoolean(value.toString()))
            .orElse(run.options.refresh() == RunOptions.Refresh.FULL);
    return old.isPresent() && old.get().kind() == RelationKind.TABLE && !fromNothing;
  }

  private boolean one(Batch batch) throws SqlFailure {
    Result<SqlText> body = run.world.runtime().body(model, session, batch);
    findings.addAll(body.diagnostics());
    if (!body.isOk() || body.value().isEmpty()) {
      return false;
    }
    sql = body.value();
    session.begin();
    try {
      return settled(run.materializer.batch(model, body.value().get(), batch, statements));
    } catch (SqlFailure failure) {
      session.rollback();
      if (failure.kind() == SqlFailure.Kind.CANCELLED) {
        throw failure;
      }
      findings.add(FailureReport.of(model, failure, statements.last()));
      return false;
    }
  }

  private boolean settled(Outcome outcome) throws SqlFailure {
    return switch (outcome) {
      case Outcome.Done done -> {
        session.commit();
        findings.addAll(done.warnings());
        rows += done.rows().orElse(0);
        yield true;
      }
      case Outcome.Refused refused -> {
        session.rollback();
        findings.addAll(refused.errors());
        yield false;
      }
    };
  }

  private Outcome outcome() {
    if (successful.isEmpty()) {
      return new Outcome.Refused(List.of());
    }
    String message =
        failed.isEmpty()
            ? ""
            : "PARTIAL SUCCESS ("
                + successful.size()
                + "/"
                + (successful.size() + failed.size())
                + ")";
    return new Outcome.Done(
        failed.isEmpty() ? NodeStatus.SUCCESS : NodeStatus.PARTIAL,
        message,
        OptionalLong.of(rows),
        OptionalLong.empty(),
        Optional.of(model.relation()),
        List.of());
  }

  /** What is wrong with its batches. */
  List<Diagnostic> findings() {
    return findings;
  }

  /** The query of the batch that was rendered last. */
  Optional<SqlText> sql() {
    return sql;
  }

  BatchResults results() {
    return new BatchResults(successful, failed);
  }
}
