package dev.floe.runner.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Who waits for whom. Vertices are numbered in graph order, ties by id, so that everything derived
 * from the numbers is the same for equal graphs.
 */
public final class Schedule {

  private final List<Vertex> vertices;
  private final List<List<Integer>> children;
  private final int[] parents;
  private final int[] heights;

  private Schedule(List<Vertex> ordered, List<List<Integer>> children) {
    this.vertices = ordered;
    this.children = children;
    this.parents = new int[ordered.size()];
    children.forEach(list -> list.forEach(child -> parents[child]++));
    this.heights = heights(ordered, children);
  }

  /**
   * Orders the vertices.
   *
   * @param vertices each id once
   * @throws IllegalStateException if they wait for each other in a circle
   */
  public static Schedule of(List<Vertex> vertices) {
    List<Vertex> plain = order(vertices);
    Map<String, List<String>> gates = Gates.of(plain);
    if (gates.isEmpty()) {
      return new Schedule(plain, children(plain));
    }
    List<Vertex> gated = order(plain.stream().map(v -> behind(v, gates)).toList());
    return new Schedule(gated, children(gated));
  }

  private static Vertex behind(Vertex vertex, Map<String, List<String>> gates) {
    List<String> more = gates.getOrDefault(vertex.id(), List.of());
    if (more.isEmpty()) {
      return vertex;
    }
    List<String> all = new ArrayList<>(vertex.waitsFor());
    all.addAll(more);
    return new Vertex(vertex.id(), vertex.role(), all);
  }

  /** The ids of the vertices that have work to do, in graph order. */
  public List<String> workInOrder() {
    return vertices.stream().filter(Vertex::works).map(Vertex::id).toList();
  }

  int size() {
    return vertices.size();
  }

  Vertex vertex(int number) {
    return vertices.get(number);
  }

  /** Numbers of the vertices that wait for this one. */
  List<Integer> children(int number) {
    return children.get(number);
  }

  /** How many vertices this one waits for. */
  int parents(int number) {
    return parents[number];
  }

  /** First what has the longest chain of work below it, then graph order. */
  Comparator<Integer> urgency() {
    return Comparator.<Integer>comparingInt(number -> -heights[number])
        .thenComparing(Comparator.naturalOrder());
  }

  static Map<String, Integer> numbers(List<Vertex> vertices) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < vertices.size(); i++) {
      if (numbers.put(vertices.get(i).id(), i) != null) {
        throw new IllegalStateException("twice in the graph: " + vertices.get(i).id());
      }
    }
    return numbers;
  }

  static List<List<Integer>> children(List<Vertex> vertices) {
    Map<String, Integer> numbers = numbers(vertices);
    List<List<Integer>> children = new ArrayList<>();
    vertices.forEach(vertex -> children.add(new ArrayList<>()));
    for (int i = 0; i < vertices.size(); i++) {
      for (String parent : vertices.get(i).waitsFor().stream().distinct().toList()) {
        Integer number = numbers.get(parent);
        if (number != null) {
          children.get(number).add(i);
        }
      }
    }
    return children;
  }

  private static List<Vertex> order(List<Vertex> vertices) {
    List<List<Integer>> children = children(vertices);
    int[] waiting = new int[vertices.size()];
    children.forEach(list -> list.forEach(child -> waiting[child]++));
    PriorityQueue<Integer> ready =
        new PriorityQueue<>(Comparator.comparing((Integer number) -> vertices.get(number).id()));
    for (int i = 0; i < waiting.length; i++) {
      if (waiting[i] == 0) {
        ready.add(i);
      }
    }
    List<Vertex> ordered = new ArrayList<>();
    for (Integer next = ready.poll(); next != null; next = ready.poll()) {
      ordered.add(vertices.get(next));
      for (int child : children.get(next)) {
        if (--waiting[child] == 0) {
          ready.add(child);
        }
      }
    }
    if (ordered.size() < vertices.size()) {
      throw new IllegalStateException("the graph has a circle");
    }
    return ordered;
  }

  private static int[] heights(List<Vertex> ordered, List<List<Integer>> children) {
    int[] heights = new int[ordered.size()];
    for (int i = heights.length - 1; i >= 0; i--) {
      int below = children.get(i).stream().mapToInt(child -> heights[child]).max().orElse(0);
      heights[i] = below + (ordered.get(i).works() ? 1 : 0);
    }
    return heights;
  }
}
