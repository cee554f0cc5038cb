package dev.floe.runner.execute;

import dev.floe.artifacts.Node;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunEvent;
import dev.floe.runner.RunListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what came of the nodes and tells the listener, one event at a time. */
final class Board {

  private final RunListener listener;
  private final Map<String, NodeResult> results = new HashMap<>();
  private int started;

  Board(RunListener listener) {
    this.listener = listener;
  }

  synchronized void started(Node node) {
    started++;
    listener.happened(new RunEvent.NodeStarted(node, started));
  }

  synchronized void finished(NodeResult result) {
    results.put(result.node().uniqueId(), result);
    listener.happened(new RunEvent.NodeFinished(result, results.size()));
  }

  synchronized void tell(RunEvent event) {
    listener.happened(event);
  }

  synchronized Optional<NodeResult> result(String id) {
    return Optional.ofNullable(results.get(id));
  }

  /** The results in the order of the nodes; those that never had a turn get this end. */
  List<NodeResult> all(List<Node> nodes, NodeStatus unreached, String why) {
    for (Node node : nodes) {
      if (result(node.uniqueId()).isEmpty()) {
        finished(NodeResult.notRun(node, unreached, why));
      }
    }
    return nodes.stream().map(node -> result(node.uniqueId())).flatMap(Optional::stream).toList();
  }
}
