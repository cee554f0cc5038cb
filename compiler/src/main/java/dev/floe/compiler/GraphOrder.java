package dev.floe.compiler;

import dev.floe.artifacts.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Nodes so that each stands behind those it reads; among equals by unique id. */
final class GraphOrder {

  private final Map<String, Node> nodes = new TreeMap<>();
  private final Set<String> placed = new HashSet<>();
  private final List<Node> order = new ArrayList<>();

  private GraphOrder(Collection<Node> all) {
    all.forEach(node -> nodes.put(node.uniqueId(), node));
  }

  /** A cycle, which loading has reported, is cut where it is met again. */
  static List<Node> of(Collection<Node> all) {
    GraphOrder graph = new GraphOrder(all);
    graph.nodes.keySet().forEach(graph::place);
    return graph.order;
  }

  private record Visit(Node node, java.util.Iterator<String> rest) {}

  /** Depth first with a stack of its own: chains of models may be thousands long. */
  private void place(String start) {
    List<Visit> stack = new ArrayList<>();
    open(start, stack);
    while (!stack.isEmpty()) {
      Visit visit = stack.getLast();
      if (visit.rest().hasNext()) {
        open(visit.rest().next(), stack);
      } else {
        stack.removeLast();
        order.add(visit.node());
      }
    }
  }

  private void open(String id, List<Visit> stack) {
    Node node = nodes.get(id);
    if (node != null && placed.add(id)) {
      stack.add(new Visit(node, node.dependsOn().iterator()));
    }
  }
}
