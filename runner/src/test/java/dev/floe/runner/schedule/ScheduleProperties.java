package dev.floe.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.runner.schedule.Vertex.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws of the schedule, on random graphs with random failures. */
class ScheduleProperties {

  /** A graph and which of its vertices end badly. */
  record Case(List<Vertex> vertices, Set<String> bad) {}

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void everyVertexRunsAfterAllItWaitsFor(
      @ForAll("cases") Case some, @ForAll @IntRange(min = 1, max = 8) int threads) {
    Trace trace = Trace.of(some.vertices(), Set.of(), threads);

    Map<String, Vertex> byId = byId(some.vertices());
    for (Vertex vertex : some.vertices()) {
      if (vertex.works()) {
        for (String parent : workingParents(vertex, byId)) {
          assertThat(trace.ended.get(parent))
              .as("%s before %s", parent, vertex.id())
              .isLessThan(trace.started.get(vertex.id()));
        }
      }
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void aBadEndSkipsItsDescendantsAndNothingElse(
      @ForAll("cases") Case some, @ForAll @IntRange(min = 1, max = 8) int threads) {
    Trace trace = Trace.of(some.vertices(), some.bad(), threads);

    assertThat(trace.skipped.keySet()).isEqualTo(slowSkips(some));
    Set<String> all = new TreeSet<>(trace.started.keySet());
    all.addAll(trace.skipped.keySet());
    assertThat(all).isEqualTo(working(some.vertices()));
    assertThat(java.util.Collections.disjoint(trace.started.keySet(), trace.skipped.keySet()))
        .isTrue();
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void neverMoreAtATimeThanThreads(
      @ForAll("cases") Case some, @ForAll @IntRange(min = 1, max = 4) int threads) {
    assertThat(Trace.of(some.vertices(), some.bad(), threads).most).isLessThanOrEqualTo(threads);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void whatCameOfItDoesNotDependOnTheNumberOfThreads(@ForAll("cases") Case some) {
    Trace one = Trace.of(some.vertices(), some.bad(), 1);
    Trace many = Trace.of(some.vertices(), some.bad(), 8);

    assertThat(many.skipped).isEqualTo(one.skipped);
    assertThat(many.started.keySet()).isEqualTo(one.started.keySet());
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void theOrderDoesNotDependOnTheOrderOfTheInput(@ForAll("cases") Case some, @ForAll long seed) {
    List<Vertex> shuffled = new ArrayList<>(some.vertices());
    java.util.Collections.shuffle(shuffled, new Random(seed));

    assertThat(Schedule.of(shuffled).workInOrder())
        .isEqualTo(Schedule.of(some.vertices()).workInOrder());
  }

  @Provide
  Arbitrary<Case> cases() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 30), Arbitraries.longs(), Arbitraries.longs())
        .as((size, shape, luck) -> random(size, new Random(shape), new Random(luck)));
  }

  private static Case random(int size, Random shape, Random luck) {
    List<Vertex> vertices = new ArrayList<>();
    List<String> readable = new ArrayList<>();
    Set<String> bad = new HashSet<>();
    for (int i = 0; i < size; i++) {
      int kind = shape.nextInt(10);
      Role role = kind < 5 ? Role.WORK : kind < 8 ? Role.GATE : Role.PASS_THROUGH;
      // Ids that do not sort in graph order.
      String id = Integer.toString(shape.nextInt(36), 36) + "_" + i;
      vertices.add(new Vertex(id, role, parents(readable, shape)));
      if (role != Role.GATE) {
        readable.add(id);
      }
      if (role != Role.PASS_THROUGH && luck.nextInt(6) == 0) {
        bad.add(id);
      }
    }
    return new Case(vertices, bad);
  }

  private static List<String> parents(List<String> readable, Random shape) {
    List<String> parents = new ArrayList<>();
    for (int p = shape.nextInt(4); p > 0 && !readable.isEmpty(); p--) {
      parents.add(readable.get(shape.nextInt(readable.size())));
    }
    return parents;
  }

  /**
   * The rule said slowly: a vertex is held back by a bad or held-back ancestor, and, if it is no
   * gate, by a bad or held-back gate on nothing but its ancestors.
   */
  private static Set<String> slowSkips(Case some) {
    Map<String, Vertex> byId = byId(some.vertices());
    Set<String> held = new TreeSet<>();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Vertex vertex : some.vertices()) {
        Set<String> above = ancestors(vertex, byId);
        boolean byAncestor =
            above.stream().anyMatch(id -> some.bad().contains(id) || held.contains(id));
        boolean byGate = vertex.role() != Role.GATE && gateAbove(some, above, held);
        if ((byAncestor || byGate) && held.add(vertex.id())) {
          changed = true;
        }
      }
    }
    held.retainAll(working(some.vertices()));
    return held;
  }

  private static boolean gateAbove(Case some, Set<String> above, Set<String> held) {
    return some.vertices().stream()
        .filter(gate -> gate.role() == Role.GATE && !gate.waitsFor().isEmpty())
        .filter(gate -> above.containsAll(gate.waitsFor()))
        .anyMatch(gate -> some.bad().contains(gate.id()) || held.contains(gate.id()));
  }

  private static Set<String> ancestors(Vertex vertex, Map<String, Vertex> byId) {
    Set<String> above = new HashSet<>();
    for (String parent : vertex.waitsFor()) {
      if (above.add(parent)) {
        above.addAll(ancestors(get(byId, parent), byId));
      }
    }
    return above;
  }

  private static Set<String> workingParents(Vertex vertex, Map<String, Vertex> byId) {
    return ancestors(vertex, byId).stream()
        .filter(id -> get(byId, id).works())
        .collect(Collectors.toSet());
  }

  private static Set<String> working(List<Vertex> vertices) {
    return vertices.stream()
        .filter(Vertex::works)
        .map(Vertex::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Vertex get(Map<String, Vertex> byId, String id) {
    return Objects.requireNonNull(byId.get(id));
  }

  private static Map<String, Vertex> byId(List<Vertex> vertices) {
    Map<String, Vertex> byId = new TreeMap<>();
    vertices.forEach(vertex -> byId.put(vertex.id(), vertex));
    return byId;
  }
}
