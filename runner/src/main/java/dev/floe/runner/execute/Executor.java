package dev.floe.runner.execute;

import dev.floe.artifacts.Node;
import dev.floe.dbt.NodeRuntime.HookPosition;
import dev.floe.dbt.NodeRuntime.RunSummary;
import dev.floe.runner.Cancellation;
import dev.floe.runner.HookResult;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunEvent;
import dev.floe.runner.RunListener;
import dev.floe.runner.RunOptions;
import dev.floe.runner.RunRequest;
import dev.floe.runner.RunResults;
import dev.floe.runner.RunResults.Ending;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.runner.materialize.Inventory;
import dev.floe.runner.schedule.Workers;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Executes a graph: every selected node in its turn, as many at a time as there are threads.
 *
 * <p>Knows nothing of warehouse generations: it works on the engine it is given, in place.
 */
public final class Executor {

  private final World world;

  public Executor(World world) {
    this.world = world;
  }

  /**
   * Runs what is asked for. Returns when everything has ended, also when it was cancelled.
   *
   * @throws dev.floe.diagnostics.FloeException where the database as a whole fails
   */
  public RunResults execute(RunRequest request, RunListener listener, Cancellation cancellation) {
    Instant started = world.clock().instant();
    Graph graph = Graph.of(request);
    Board board = new Board(listener);
    board.tell(new RunEvent.RunStarted(graph.work().size(), request.options().threads()));
    List<RelationName> targets = graph.targets(world.engine().defaults());
    new Schemas(world.engine()).create(targets);
    boolean hasHooks = request.options().purpose() == RunOptions.Purpose.USE;
    RunHooks hooks = new RunHooks(world, board::tell);
    List<HookResult> hooked = new ArrayList<>();
    if (hasHooks) {
      hooked.addAll(hooks.run(HookPosition.BEFORE, RunSummary.empty()));
    }
    boolean mayStart =
        request.options().startGate() == RunOptions.StartGate.OPEN
            || hooked.stream().noneMatch(hook -> hook.status().isBad());
    Ending ending =
        mayStart
            ? work(
                new NodeExecution(
                    world, request.options(), graph, inventory(targets), started, board::tell),
                board,
                cancellation)
            : Ending.COMPLETED;
    List<NodeResult> results = leftOver(graph, board, ending);
    if (ending != Ending.CANCELLED && mayStart && hasHooks) {
      hooked.addAll(hooks.run(HookPosition.AFTER, Summaries.of(results)));
    }
    RunResults all = new RunResults(results, hooked, ending, started, world.clock().instant());
    board.tell(new RunEvent.RunFinished(all));
    return all;
  }

  private Inventory inventory(List<RelationName> targets) {
    try {
      return Inventory.read(world.engine(), targets);
    } catch (SqlFailure failure) {
      throw FailureReport.outside(failure);
    }
  }

  private Ending work(NodeExecution run, Board board, Cancellation cancellation) {
    Watch watch = new Watch(world.clock());
    Workers workers =
        new Workers(
            run.graph.schedule(),
            number -> new NodeWorker(run, board, watch),
            (id, because) -> board.finished(skipped(run.graph.node(id), because, board)));
    watch.whenStopped(workers::stop);
    workers.run(
        run.options.threads(),
        () -> {
          if (cancellation.isRequested()) {
            watch.stop();
          }
          watch.look();
        },
        cancellation::cancel);
    if (cancellation.isRequested()) {
      return Ending.CANCELLED;
    }
    return watch.isStopped() ? Ending.STOPPED_AT_FAILURE : Ending.COMPLETED;
  }

  private static NodeResult skipped(Node node, String because, Board board) {
    boolean cancelled =
        board.result(because).filter(r -> r.status() == NodeStatus.CANCELLED).isPresent();
    return cancelled
        ? NodeResult.notRun(node, NodeStatus.CANCELLED, "the run was stopped")
        : NodeResult.notRun(node, NodeStatus.SKIPPED, "skipped because of " + because);
  }

  private static List<NodeResult> leftOver(Graph graph, Board board, Ending ending) {
    return switch (ending) {
      case COMPLETED ->
          board.all(graph.work(), NodeStatus.SKIPPED, "skipped because on-run-start failed");
      case STOPPED_AT_FAILURE ->
          board.all(graph.work(), NodeStatus.CANCELLED, "left out after the first failure");
      case CANCELLED -> board.all(graph.work(), NodeStatus.CANCELLED, "the run was cancelled");
    };
  }
}
