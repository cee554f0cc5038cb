package dev.floe.runner.execute;

import dev.floe.artifacts.Node;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunEvent;
import dev.floe.runner.RunOptions;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.runner.schedule.Worker;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.Optional;

/** A worker with a session of its own. */
final class NodeWorker implements Worker {

  private final NodeExecution run;
  private final Board board;
  private final Watch watch;
  private Session session;

  NodeWorker(NodeExecution run, Board board, Watch watch) {
    this.run = run;
    this.board = board;
    this.watch = watch;
    this.session = open(run.world);
  }

  private static Session open(World world) {
    try {
      return world.engine().session();
    } catch (SqlFailure failure) {
      throw FailureReport.outside(failure);
    }
  }

  @Override
  public Verdict work(String id) {
    Node node = run.graph.node(id);
    board.started(node);
    Result<Limits> limits = Limits.of(node, run.options);
    NodeResult result =
        limits
            .value()
            .map(known -> tried(node, known))
            .orElseGet(() -> refused(node, limits.diagnostics()));
    // Stopped before it is told: whoever hears of the failure must not see another node start.
    boolean stopAtFailure = run.options.onFailure() == RunOptions.OnFailure.STOP;
    if (stopAtFailure && isFailure(result.status())) {
      watch.stop();
    }
    board.finished(result);
    boolean holdsBack = result.status().isBad() && !goesOn(node);
    return holdsBack ? Verdict.BADLY : Verdict.WELL;
  }

  /** {@code on_error: continue}: what reads the model does with the rows of an earlier run. */
  private static boolean goesOn(Node node) {
    return node instanceof Node.Model model && "continue".equals(model.config().get("on_error"));
  }

  private static NodeResult refused(Node node, List<Diagnostic> why) {
    NodeResult plain = NodeResult.notRun(node, NodeStatus.ERROR, why.getFirst().message());
    return plain.with(why);
  }

  /** Lets a node have its turn, and another one where the reason lies outside. */
  private NodeResult tried(Node node, Limits limits) {
    for (int retry = 1; ; retry++) {
      watch.begin(session, limits.timeout());
      NodeTurn turn = run.begin(node, session);
      turn.run();
      Optional<Watch.Reason> cutShort = watch.end(session);
      boolean again =
          retry <= limits.retries().count() && cutShort.isEmpty() && turn.mayBeTriedAgain();
      NodeResult result = turn.result(cutShort, limits.timeout());
      if (!again && turn.leftSessionUnusable()) {
        reopen();
      }
      if (!again) {
        return result;
      }
      board.tell(new RunEvent.NodeRetried(node, retry, result.message()));
      if (!watch.pause(limits.retries().before(retry))) {
        return result;
      }
      reopen();
    }
  }

  private void reopen() {
    session.close();
    session = open(run.world);
  }

  private static boolean isFailure(NodeStatus status) {
    return status == NodeStatus.ERROR || status == NodeStatus.FAIL;
  }

  @Override
  public void close() {
    session.close();
  }
}
