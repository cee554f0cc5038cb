package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Finds circles of references. */
final class Cycles {

  private enum State {
    OPEN,
    DONE
  }

  private final Map<String, ResourceNode> nodes;
  private final Consumer<Diagnostic> sink;
  private final Map<String, State> states = new HashMap<>();

  Cycles(Map<String, ResourceNode> nodes, Consumer<Diagnostic> sink) {
    this.nodes = nodes;
    this.sink = sink;
  }

  void report() {
    nodes.keySet().forEach(this::search);
  }

  private record Step(String id, Iterator<String> parents) {}

  /** Depth first, without recursion: chains may be thousands of models long. */
  private void search(String root) {
    Deque<Step> path = new ArrayDeque<>();
    open(root, path);
    while (!path.isEmpty()) {
      Step step = path.getLast();
      if (!step.parents().hasNext()) {
        states.put(step.id(), State.DONE);
        path.removeLast();
        continue;
      }
      String parent = step.parents().next();
      if (states.get(parent) == State.OPEN) {
        report(path, parent);
      } else {
        open(parent, path);
      }
    }
  }

  private void open(String id, Deque<Step> path) {
    ResourceNode node = nodes.get(id);
    if (node != null && !states.containsKey(id)) {
      states.put(id, State.OPEN);
      path.addLast(new Step(id, node.dependencies().nodes().iterator()));
    }
  }

  private void report(Deque<Step> path, String closing) {
    List<String> circle = new ArrayList<>();
    boolean inside = false;
    for (Step step : path) {
      inside |= step.id().equals(closing);
      if (inside) {
        circle.add(step.id());
      }
    }
    circle.add(closing);
    List<String> names = circle.stream().map(this::name).toList();
    Diagnostic cycle =
        Diagnostic.at(
                DbtCode.CYCLE,
                place(circle, 0),
                "circular references: " + String.join(" → ", names))
            .about(closing);
    for (int i = 0; i < circle.size() - 1; i++) {
      cycle =
          cycle.withNote(
              Note.at(names.get(i) + " refers to " + names.get(i + 1), place(circle, i)));
    }
    sink.accept(cycle.withHelp("remove one of these references"));
  }

  private String name(String id) {
    ResourceNode node = nodes.get(id);
    return node == null ? id : node.identity().name();
  }

  /** Where a node of the circle refers to the next one. */
  private Span place(List<String> circle, int index) {
    ResourceNode node = nodes.get(circle.get(index));
    if (node == null) {
      throw new IllegalStateException("a circle of unknown nodes: " + circle);
    }
    String next = name(circle.get(index + 1));
    return node.dependencies().refs().stream()
        .filter(call -> call.name().equals(next))
        .map(call -> call.span())
        .findFirst()
        .orElse(node.template().span());
  }
}
