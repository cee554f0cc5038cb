package dev.floe.runner.execute;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlBody;
import dev.floe.artifacts.SqlText;
import dev.floe.dbt.NodeRuntime;
import dev.floe.dbt.NodeRuntime.HookPosition;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.diagnostics.Result;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunOptions;
import dev.floe.runner.batch.Microbatch;
import dev.floe.runner.materialize.NodeSession;
import dev.floe.runner.materialize.Outcome;
import dev.floe.runner.materialize.Statement;
import dev.floe.runner.materialize.TracedStatements;
import dev.floe.runner.materialize.UnitTest;
import dev.floe.runner.resume.Effects;
import dev.floe.spi.RelationName;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** One node's turn, from its SQL to its result. Used once, by one thread. */
final class NodeTurn {

  private final NodeExecution run;
  private final NodeRuntime runtime;
  private final Node node;
  private final Session session;
  private final NodeSession statements;
  private final TurnReport report;
  private boolean committing;
  private boolean sessionUnusable;

  NodeTurn(NodeExecution run, Node node, Session session) {
    this.run = run;
    this.runtime = run.world.runtime();
    this.node = node;
    this.session = session;
    // A hook may have changed what there was.
    boolean untouched =
        node instanceof Node.UnitTest || runtime.hooks(node, HookPosition.BEFORE).isEmpty();
    this.statements =
        new NodeSession(
            session,
            run.world.engine().dialect(),
            untouched ? Optional.of(run.inventory) : Optional.empty(),
            TracedStatements.of(run.world.trace(), node, run.world.clock()));
    this.report = new TurnReport(node, run.world.clock(), statements);
  }

  void run() {
    try {
      settle(execute());
    } catch (SqlFailure failed) {
      report.failed(failed);
      undo();
    } catch (FloeException outside) {
      report.note(List.of(outside.diagnostic().about(node.uniqueId())));
      undo();
    }
  }

  private void settle(Outcome outcome) {
    switch (outcome) {
      case Outcome.Done made -> report.succeeded(made);
      case Outcome.Refused refused -> {
        report.note(refused.errors());
        undo();
      }
    }
  }

  private void undo() {
    try {
      session.rollback();
    } catch (SqlFailure broken) {
      sessionUnusable = true;
    }
  }

  private Outcome execute() throws SqlFailure {
    return switch (node) {
      case Node.Test test -> isOwn() ? ownTest(test) : test(test);
      case Node.UnitTest test -> unitTest(test);
      case Node.Seed seed -> seed(seed);
      case Node.Model model -> isOwn() ? own() : relation(model, model.body());
      case Node.Snapshot snapshot -> isOwn() ? own() : relation(snapshot, snapshot.body());
      case Node.Source source -> throw new IllegalStateException("nothing to run: " + source);
    };
  }

  private boolean isOwn() {
    return run.options.purpose() == RunOptions.Purpose.USE && runtime.hasOwnMaterialization(node);
  }

  private Outcome relation(Node.Referable target, SqlBody body) throws SqlFailure {
    if (target instanceof Node.Model model && Microbatch.is(model)) {
      return batches(model);
    }
    Optional<SqlText> query = query(body);
    if (query.isEmpty()) {
      return new Outcome.Refused(List.of());
    }
    return inTransaction(() ->
        switch (target) {
          case Node.Model model -> run.materializer.model(model, query.get(), statements);
          case Node.Snapshot snapshot ->
              run.materializer.snapshot(snapshot, query.get(), statements);
          case Node.Seed seed -> throw new IllegalStateException("not a query: " + seed);
          case Node.Source source -> throw new IllegalStateException("not ours: " + source);
        });
  }

  /** Hooks surround all batches together; each batch has a transaction of its own. */
  private Outcome batches(Node.Model model) throws SqlFailure {
    Optional<Microbatch> microbatch = Microbatch.of(model);
    List<NodeRuntime.Hook> before = runtime.hooks(node, HookPosition.BEFORE);
    if (microbatch.isEmpty() || !hooks(before, false) || !hooks(before, true)) {
      return new Outcome.Refused(List.of());
    }
    BatchedModel batched = new BatchedModel(run, model, session);
    report.executes(Optional.empty());
    Outcome outcome = batched.run(microbatch.get());
    report.note(batched.findings());
    report.batched(batched.sql(), batched.results());
    List<NodeRuntime.Hook> after = runtime.hooks(node, HookPosition.AFTER);
    boolean hooked =
        outcome instanceof Outcome.Refused || (hooks(after, true) && hooks(after, false));
    return hooked ? outcome : new Outcome.Refused(List.of());
  }

  private Outcome seed(Node.Seed seed) throws SqlFailure {
    String file = run.world.seeds().displayPath(seed);
    byte[] content;
    try {
      content = run.world.seeds().read(seed);
    } catch (IOException e) {
      return new Outcome.Refused(List.of(SeedInput.unreadable(seed, file, e)));
    }
    Optional<Diagnostic> changed = SeedInput.changed(seed, file, content);
    if (changed.isPresent()) {
      return new Outcome.Refused(List.of(changed.get()));
    }
    return inTransaction(() ->
        run.materializer.seed(
            seed, file, content, rows -> run.world.seeds().loaded(seed, rows), statements));
  }

  private Outcome test(Node.Test test) throws SqlFailure {
    Optional<SqlText> query = query(test.body());
    if (query.isEmpty()) {
      return new Outcome.Refused(List.of());
    }
    RelationName kept = run.graph.kept(test, run.world.engine().defaults());
    return run.materializer.test(test, query.get(), kept, statements);
  }

  private Outcome unitTest(Node.UnitTest test) throws SqlFailure {
    Result<NodeRuntime.UnitTestQuery> query = runtime.unitTest(test, session);
    if (!report.note(query.diagnostics()) || query.value().isEmpty()) {
      return new Outcome.Refused(List.of());
    }
    report.executes(query.value().map(NodeRuntime.UnitTestQuery::actual));
    return UnitTest.run(test, query.value().get(), statements);
  }

  /** A materialization the project brings itself runs its own hooks and transactions. */
  private Outcome own() throws SqlFailure {
    Optional<NodeRuntime.Materialized> made = materialized();
    return made.<Outcome>map(done ->
            new Outcome.Done(
                NodeStatus.SUCCESS,
                "",
                done.rows(),
                OptionalLong.empty(),
                done.relations().stream().findFirst(),
                List.of()))
        .orElseGet(() -> new Outcome.Refused(List.of()));
  }

  /** What its materialization counted is judged here. */
  private Outcome ownTest(Node.Test test) throws SqlFailure {
    Optional<NodeRuntime.Materialized> made = materialized();
    return made.isPresent()
        ? run.materializer.test(test, made.get().main(), statements)
        : new Outcome.Refused(List.of());
  }

  /** What a materialization of the project did; empty, with a finding, if it refused. */
  private Optional<NodeRuntime.Materialized> materialized() throws SqlFailure {
    report.executes(Optional.empty());
    Result<NodeRuntime.Materialized> made = runtime.materialize(node, session);
    report.note(made.diagnostics());
    if (!made.isOk()) {
      return Optional.empty();
    }
    if (session.inTransaction()) {
      session.commit();
    }
    return made.value();
  }

  /** The SQL to run; empty, with a finding that says why, if there is none that may run. */
  private Optional<SqlText> query(SqlBody body) {
    boolean asWritten = run.options.rows() == RunOptions.RowMode.ALL;
    Optional<SqlText> query =
        switch (body) {
          case SqlBody.Static known when asWritten -> Optional.of(known.sql());
          case SqlBody.Static known -> rendered();
          case SqlBody.Deferred deferred ->
              rendered().filter(text -> report.note(run.world.lateCheck().check(node, text)));
        };
    report.executes(query);
    return query;
  }

  private Optional<SqlText> rendered() {
    Result<SqlText> rendered = runtime.body(node, session);
    return report.note(rendered.diagnostics()) ? rendered.value() : Optional.empty();
  }

  private Outcome inTransaction(Making making) throws SqlFailure {
    List<NodeRuntime.Hook> before = runtime.hooks(node, HookPosition.BEFORE);
    List<NodeRuntime.Hook> after = runtime.hooks(node, HookPosition.AFTER);
    if (!hooks(before, false)) {
      return new Outcome.Refused(List.of());
    }
    if (needsTransaction(before, after)) {
      session.begin();
    }
    if (!hooks(before, true)) {
      return new Outcome.Refused(List.of());
    }
    Outcome outcome = making.make();
    if (outcome instanceof Outcome.Refused || !hooks(after, true)) {
      return outcome instanceof Outcome.Refused ? outcome : new Outcome.Refused(List.of());
    }
    if (session.inTransaction()) {
      committing = true;
      session.commit();
    }
    return hooks(after, false) ? outcome : new Outcome.Refused(List.of());
  }

  private boolean needsTransaction(List<NodeRuntime.Hook> before, List<NodeRuntime.Hook> after)
      throws SqlFailure {
    boolean hooked =
        Stream.concat(before.stream(), after.stream()).anyMatch(NodeRuntime.Hook::inTransaction);
    return hooked
        || !(node instanceof Node.Model model
            && run.materializer.isOneStatement(model, statements));
  }

  private boolean hooks(List<NodeRuntime.Hook> hooks, boolean inside) throws SqlFailure {
    for (NodeRuntime.Hook hook : hooks) {
      if (hook.inTransaction() == inside) {
        Result<SqlText> text = hook.render(session);
        if (!report.note(text.diagnostics())) {
          return false;
        }
        if (text.value().isPresent() && !text.value().get().text().isBlank()) {
          statements.execute(Statement.of(text.value().get()));
        }
      }
    }
    return true;
  }

  /** Something that may fail as SQL does. */
  private interface Making {
    Outcome make() throws SqlFailure;
  }

  boolean leftSessionUnusable() {
    return sessionUnusable;
  }

  /**
   * Whether it failed for a reason outside, and nothing of it is there, so that it may be tried
   * again. What failed while it was committed may be there.
   */
  boolean mayBeTriedAgain() {
    return !committing
        && new Effects(runtime).areAtomic(node)
        && report.failure().filter(NodeTurn::mayPass).isPresent();
  }

  /** Neither a full disk nor a limit of time goes away by waiting a second. */
  private static boolean mayPass(SqlFailure failure) {
    return failure.kind() == SqlFailure.Kind.LOCKED || failure.kind() == SqlFailure.Kind.CONNECTION;
  }

  /**
   * What came of it.
   *
   * @param cutShort why its statements were cancelled, if they were
   * @param limit how long it might take
   */
  NodeResult result(Optional<Watch.Reason> cutShort, Duration limit) {
    return report.result(cutShort, limit);
  }
}
