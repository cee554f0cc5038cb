package dev.floe.cli.dbt;

import dev.floe.artifacts.Node;
import dev.floe.cli.command.ExitCode;
import dev.floe.dbt.artifact.EarlierManifest;
import dev.floe.dbt.artifact.RunResults.Outcome;
import dev.floe.dbt.artifact.RunResults.Times;
import dev.floe.diagnostics.Result;
import dev.floe.runner.Cancellation;
import dev.floe.runner.LateCheck;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunOptions;
import dev.floe.runner.RunRequest;
import dev.floe.runner.RunResults;
import dev.floe.runner.execute.Executor;
import dev.floe.runner.execute.World;
import dev.floe.spi.Dialect;
import dev.floe.spi.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * {@code floe dbt clone}: for each selected node a relation that stands for the one another
 * environment has. Each is independent of the others, as its rows are there already.
 */
final class CloneTask implements Task {

  @Override
  public ExitCode run(DbtWork work) {
    Result<SortedSet<String>> ids = work.selected();
    return ids.isOk() ? copy(work, ids.value().orElseThrow()) : ExitCode.USAGE;
  }

  /** Copies these nodes. */
  static ExitCode copy(DbtWork work, SortedSet<String> ids) {
    Result<EarlierManifest> state =
        new DbtState(work).deferredTo("'clone' copies what another environment has built");
    work.tell(state.diagnostics());
    if (!state.isOk()) {
      return ExitCode.USAGE;
    }
    Cancellation cancellation = new Cancellation();
    work.invocation().surroundings().interruption().onInterrupt(cancellation::cancel);
    try (Engine engine = work.project().open()) {
      Result<ClonePlan> plan =
          ClonePlan.of(work, ids, state.value().orElseThrow().relations(), engine);
      work.tell(plan.diagnostics());
      if (!plan.isOk()) {
        return ExitCode.USAGE;
      }
      return carryOut(work, plan.value().orElseThrow(), engine, cancellation);
    }
  }

  private static ExitCode carryOut(
      DbtWork work, ClonePlan plan, Engine engine, Cancellation cancellation) {
    DbtRunLog lines = new DbtRunLog(work, new DescribedOnly(work.graph(), new TreeSet<>()));
    plan.left()
        .forEach(left ->
            work.log()
                .info("LogCloneResult", left.why(), Map.of("unique_id", left.node().uniqueId())));
    World world =
        new World(
            engine,
            work.rendering().runtime(),
            work.project().seeds(),
            LateCheck.none(),
            work.invocation().surroundings().clock());
    RunResults made = new Executor(world).execute(request(work, plan), lines, cancellation);
    RunResults results = with(made, plan.left());
    work.artifacts().writeManifest();
    work.artifacts()
        .writeOutcomes(
            results.nodes().stream().map(one -> outcome(one, engine.dialect())).toList(),
            work.elapsed(),
            CommandArguments.of(work));
    lines.summary(results);
    lines.completed(results);
    work.tell(results.allDiagnostics());
    work.log().info("EndRunResult", "");
    lines.done(results);
    return results.isGood() ? ExitCode.OK : ExitCode.ERRORS;
  }

  private static RunRequest request(DbtWork work, ClonePlan plan) {
    List<Node> nodes = List.copyOf(plan.made());
    return new RunRequest(
        nodes,
        new TreeSet<>(nodes.stream().map(Node::uniqueId).toList()),
        RunOptions.standard()
            .withThreads(work.project().threads(work.flags()))
            .with(RunOptions.Purpose.CLONE)
            .with(
                work.flags().isOn("--fail-fast")
                    ? RunOptions.OnFailure.STOP
                    : RunOptions.OnFailure.CONTINUE));
  }

  private static RunResults with(RunResults made, List<ClonePlan.Left> left) {
    List<NodeResult> all = new ArrayList<>(made.nodes());
    left.forEach(
        one -> all.add(NodeResult.notRun(one.node(), NodeStatus.SUCCESS, ClonePlan.NO_OP)));
    return new RunResults(all, made.hooks(), made.ending(), made.started(), made.finished());
  }

  /** As dbt has it: a clone has no compiled SQL, and its message is what the adapter said. */
  private static Outcome outcome(NodeResult result, Dialect dialect) {
    boolean made = result.status() == NodeStatus.SUCCESS && result.relation().isPresent();
    Map<String, Object> response = made ? AdapterResponse.ofClone(result, dialect) : Map.of();
    Optional<String> message =
        made ? Optional.of(String.valueOf(response.get("_message"))) : DbtMessage.of(result);
    return new Outcome(
        result.node().uniqueId(),
        result.status().dbtWord(),
        message,
        Optional.empty(),
        result.timing().map(NodeResult.Timing::thread).orElse("Thread-1"),
        result.timing().map(t -> new Times(t.started(), t.executing(), t.finished())),
        response,
        Optional.empty(),
        ((Node.Referable) result.node()).location().map(dialect::render),
        Optional.empty());
  }
}
