package dev.floe.cli.dbt;

import dev.floe.artifacts.Node;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.product.LineageRun;
import dev.floe.cli.rows.RowFormat;
import dev.floe.dbt.render.Perspective;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.runner.Cancellation;
import dev.floe.runner.LateCheck;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.Retries;
import dev.floe.runner.RunCode;
import dev.floe.runner.RunListener;
import dev.floe.runner.RunOptions;
import dev.floe.runner.RunRequest;
import dev.floe.runner.RunResults;
import dev.floe.runner.execute.Executor;
import dev.floe.runner.execute.World;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Seeds, models, snapshots and tests: whatever was selected is executed. */
final class ExecuteTask implements Task {

  @Override
  public ExitCode run(DbtWork work) {
    // What is wrong with the flags is told even where there is nothing to do.
    work.flags().events();
    Result<SortedSet<String>> ids = work.selected();
    return ids.isOk() ? execute(work, ids.value().orElseThrow()) : ExitCode.USAGE;
  }

  /** Executes these nodes. */
  static ExitCode execute(DbtWork work, SortedSet<String> ids) {
    if (ids.isEmpty()) {
      return nothing(work);
    }
    DescribedOnly described = DescribedOnly.among(work.graph(), ids);
    DbtRunLog lines = new DbtRunLog(work, described);
    Cancellation cancellation = new Cancellation();
    work.invocation().surroundings().interruption().onInterrupt(cancellation::cancel);
    RunOptions options = options(work);
    work.log().info("ConcurrencyLine", "");
    work.log()
        .info(
            "ConcurrencyLine",
            "Concurrency: "
                + options.threads()
                + " threads (target='"
                + work.project().target()
                + "')");
    work.log().info("ConcurrencyLine", "");
    try (Engine engine = work.project().open()) {
      Optional<Perspective> perspective = perspective(work, ids, engine);
      if (perspective.isEmpty()) {
        return ExitCode.USAGE;
      }
      Result<List<Node>> nodes = work.lowering().lower(work.graph(), perspective.get().deferred());
      work.tell(nodes.diagnostics());
      if (!nodes.isOk()) {
        return ExitCode.USAGE;
      }
      World world =
          new World(
              engine,
              work.rendering(perspective.get()).runtime(),
              work.project().seeds(),
              LateCheck.none(),
              work.invocation().surroundings().clock());
      RunRequest request =
          new RunRequest(nodes.value().orElseThrow(), described.without(ids), options);
      RunResults results =
          LineageRun.tellInPlace(
              work.project().asProduct(request.nodes()),
              work.project().folder(),
              work.invocation().surroundings(),
              lineage ->
                  new Executor(world)
                      .execute(request, RunListener.all(List.of(lines, lineage)), cancellation));
      if (work.invocation().arguments().knows("--show")) {
        showSeeds(work, results, engine);
      }
      return finish(work, results, lines, described);
    }
  }

  /** {@code --show}: the first rows of every seed that was loaded. */
  private static void showSeeds(DbtWork work, RunResults results, Engine engine) {
    if (!work.invocation().arguments().has("--show")) {
      return;
    }
    try (Session session = DbtWork.session(engine)) {
      for (NodeResult result : results.nodes()) {
        if (result.node() instanceof Node.Seed seed && result.status() == NodeStatus.SUCCESS) {
          String relation = engine.dialect().render(seed.relation());
          work.invocation().console().line("Seed " + seed.info().name());
          work.invocation()
              .console()
              .print(RowFormat.TABLE.write(session.query("select * from " + relation, 10)));
        }
      }
    } catch (SqlFailure failure) {
      throw FailureReport.outside(failure);
    }
  }

  private static Optional<Perspective> perspective(
      DbtWork work, SortedSet<String> ids, Engine engine) {
    try (Session session = DbtWork.session(engine)) {
      return work.perspective(ids, session);
    }
  }

  /** No hooks run for no node; what was found out is written all the same. */
  private static ExitCode nothing(DbtWork work) {
    work.artifacts().writeManifest();
    work.artifacts()
        .writeResults(List.of(), List.of(), List.of(), work.elapsed(), CommandArguments.of(work));
    work.log().info("NothingToDo", "Nothing to do.");
    return ExitCode.OK;
  }

  private static RunOptions options(DbtWork work) {
    DbtFlags flags = work.flags();
    RunOptions options =
        RunOptions.standard()
            .withThreads(work.project().threads(flags))
            .with(ProfileRetries.of(work.project().settings()).of(Retries.standard()))
            .with(work.verb() == Verb.BUILD ? RunOptions.TestGate.CLOSED : RunOptions.TestGate.OPEN)
            .with(
                flags.isOn("--full-refresh")
                    ? RunOptions.Refresh.FULL
                    : RunOptions.Refresh.AS_CONFIGURED)
            .with(
                flags.isOn("--fail-fast")
                    ? RunOptions.OnFailure.STOP
                    : RunOptions.OnFailure.CONTINUE)
            .with(flags.events())
            .with(flags.warningOfTests())
            .with(
                flags.isOn("--skip-nodes-if-on-run-start-fails")
                    ? RunOptions.StartGate.CLOSED
                    : RunOptions.StartGate.OPEN)
            .with(flags.isOn("--empty") ? RunOptions.RowMode.NONE : RunOptions.RowMode.ALL);
    return flags.isOn("--store-failures") ? options.with(RunOptions.StoreFailures.ALWAYS) : options;
  }

  private static ExitCode finish(
      DbtWork work, RunResults results, DbtRunLog lines, DescribedOnly described) {
    List<DescribedOnly.Ended> ended = described.after(results.nodes());
    lines.described(ended);
    work.artifacts().ran(results.nodes());
    work.artifacts().writeManifest();
    work.artifacts().writeGraph();
    work.artifacts()
        .writeResults(
            results.hooks(), results.nodes(), ended, work.elapsed(), CommandArguments.of(work));
    lines.summary(results);
    List<Diagnostic> found = work.flags().judged(results.allDiagnostics());
    boolean good = results.isGood() && found.stream().noneMatch(Diagnostic::isError);
    lines.completed(results);
    work.tell(results.allDiagnostics().stream().map(ExecuteTask::withoutRows).toList());
    work.log().info("EndRunResult", "");
    lines.done(results);
    return good ? ExitCode.OK : ExitCode.ERRORS;
  }

  /** The rows that a unit test misses are in the log already, where dbt has them. */
  private static Diagnostic withoutRows(Diagnostic found) {
    return found.code() == RunCode.UNIT_TEST_FAILED
        ? new Diagnostic(
            found.code(),
            found.severity(),
            found.message(),
            found.span(),
            found.subject(),
            found.demandedBy(),
            List.of(),
            found.help())
        : found;
  }
}
