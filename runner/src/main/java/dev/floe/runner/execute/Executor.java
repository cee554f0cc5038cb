package dev.floe.runner.execute;

import dev.floe.artifacts.Node;
import dev.floe.dbt.NodeRuntime.HookPosition;
import dev.floe.dbt.NodeRuntime.RunSummary;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.runner.Cancellation;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunEvent;
import dev.floe.runner.RunListener;
import dev.floe.runner.RunOptions;
import dev.floe.runner.RunRequest;
import dev.floe.runner.RunResults;
import dev.floe.runner.RunResults.Ending;
import dev.floe.runner.schedule.Workers;
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
    new Schemas(world.engine()).create(graph.targets(world.engine().defaults()));
    RunHooks hooks = new RunHooks(world);
    List<Diagnostic> diagnostics =
        new ArrayList<>(hooks.run(HookPosition.BEFORE, RunSummary.empty()));
    boolean mayStart = diagnostics.stream().noneMatch(Diagnostic::isError);
    Ending ending =
        mayStart ? work(request, graph, board, cancellation, started) : Ending.COMPLETED;
    List<NodeResult> results = leftOver(graph, board, ending);
    if (ending != Ending.CANCELLED && mayStart) {
      diagnostics.addAll(hooks.run(HookPosition.AFTER, Summaries.of(results)));
    }
    RunResults all = new RunResults(results, diagnostics, ending, started, world.clock().instant());
    board.tell(new RunEvent.RunFinished(all));
    return all;
  }

  private Ending work(
      RunRequest request, Graph graph, Board board, Cancellation cancellation, Instant started) {
    Watch watch = new Watch(world.clock(), request.options().nodeTimeout());
    NodeExecution execution = new NodeExecution(world, request.options(), graph, started);
    boolean stopAtFailure = request.options().onFailure() == RunOptions.OnFailure.STOP;
    Workers workers =
        new Workers(
            graph.schedule(),
            number -> new NodeWorker(world, graph, execution, board, watch, stopAtFailure),
            (id, because) -> board.finished(skipped(graph.node(id), because)));
    workers.run(
        request.options().threads(),
        () -> {
          if (cancellation.isRequested()) {
            watch.stop();
          }
          if (watch.isStopped()) {
            workers.stop();
          }
          watch.look();
        },
        cancellation::cancel);
    if (cancellation.isRequested()) {
      return Ending.CANCELLED;
    }
    return watch.isStopped() ? Ending.STOPPED_AT_FAILURE : Ending.COMPLETED;
  }

  private static NodeResult skipped(Node node, String because) {
    return NodeResult.notRun(node, NodeStatus.SKIPPED, "skipped because of " + because);
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
