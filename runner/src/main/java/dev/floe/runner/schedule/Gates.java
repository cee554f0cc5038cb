package dev.floe.runner.schedule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which vertices a gate holds back: those that, directly or not, read everything the gate waits
 * for. Only the first of them in each direction get an edge; the rest follow from it.
 */
final class Gates {

  private final List<Vertex> ordered;
  private final Map<String, Integer> numbers;
  private final List<List<Integer>> children;
  private final Map<String, List<String>> held = new HashMap<>();

  private Gates(List<Vertex> ordered) {
    this.ordered = ordered;
    this.numbers = Schedule.numbers(ordered);
    this.children = Schedule.children(ordered);
  }

  /**
   * Gates to wait for, by the id of the vertex that waits.
   *
   * @param ordered in graph order
   */
  static Map<String, List<String>> of(List<Vertex> ordered) {
    if (ordered.stream().noneMatch(vertex -> vertex.role() == Vertex.Role.GATE)) {
      return Map.of();
    }
    Gates gates = new Gates(ordered);
    gates.holdAll();
    return gates.held;
  }

  private void holdAll() {
    List<BitSet> below = below();
    for (Vertex gate : ordered) {
      if (gate.role() == Vertex.Role.GATE) {
        hold(gate, below);
      }
    }
  }

  private void hold(Vertex gate, List<BitSet> below) {
    List<Integer> subjects =
        gate.waitsFor().stream().distinct().filter(numbers::containsKey).map(numbers::get).toList();
    if (subjects.isEmpty()) {
      return;
    }
    BitSet readers = (BitSet) below.get(subjects.getFirst()).clone();
    subjects.forEach(subject -> readers.and(below.get(subject)));
    BitSet first = (BitSet) readers.clone();
    readers.stream().forEach(reader -> children.get(reader).forEach(first::clear));
    first.stream()
        .mapToObj(ordered::get)
        .forEach(v -> held.computeIfAbsent(v.id(), id -> new ArrayList<>()).add(gate.id()));
  }

  /** For each vertex, those that read it directly or through others, gates left out. */
  private List<BitSet> below() {
    List<BitSet> below = new ArrayList<>();
    ordered.forEach(vertex -> below.add(new BitSet()));
    for (int i = ordered.size() - 1; i >= 0; i--) {
      for (int child : children.get(i)) {
        if (ordered.get(child).role() != Vertex.Role.GATE) {
          below.get(i).set(child);
          below.get(i).or(below.get(child));
        }
      }
    }
    return below;
  }
}
