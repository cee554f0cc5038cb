package dev.floe.dbt.select;

import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.ResourceType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Answers selections over one graph. */
public final class Selector {

  private record Picked(Set<String> direct, Set<String> indirect) {}

  private final ProjectGraph graph;
  private final Map<String, Selection> named;
  private final EarlierRun earlier;
  private final List<Candidate> candidates;
  private final Map<String, List<String>> parents = new HashMap<>();
  private final Map<String, List<String>> children = new HashMap<>();

  /**
   * @param named selections by name, as {@code selectors.yml} has them
   */
  public Selector(ProjectGraph graph, Map<String, Selection> named) {
    this(graph, named, EarlierRun.none());
  }

  /**
   * @param named selections by name, as {@code selectors.yml} has them
   * @param earlier what to compare with
   */
  public Selector(ProjectGraph graph, Map<String, Selection> named, EarlierRun earlier) {
    this.earlier = earlier;
    this.graph = graph;
    this.named = Map.copyOf(named);
    this.candidates = Candidate.of(graph);
    for (Candidate candidate : candidates) {
      List<String> above = graph.parents(candidate.id());
      parents.put(candidate.id(), above);
      above.forEach(
          parent -> children.computeIfAbsent(parent, k -> new ArrayList<>()).add(candidate.id()));
    }
  }

  /** Unique ids of what is selected, sorted. */
  public SortedSet<String> select(Selection selection, IndirectSelection mode) {
    return new TreeSet<>(picked(selection, mode).direct());
  }

  private Picked picked(Selection selection, IndirectSelection mode) {
    return switch (selection) {
      case Selection.Criterion criterion -> criterion(criterion, criterion.mode().orElse(mode));
      case Selection.Union union -> {
        Set<String> direct = new HashSet<>();
        Set<String> all = new HashSet<>();
        for (Selection part : union.parts()) {
          Picked picked = picked(part, mode);
          direct.addAll(picked.direct());
          all.addAll(picked.direct());
          all.addAll(picked.indirect());
        }
        yield combined(direct, all, mode);
      }
      case Selection.Intersection intersection -> intersection(intersection, mode);
      case Selection.Difference difference -> {
        Picked included = picked(difference.included(), mode);
        Picked excluded = picked(difference.excluded(), mode);
        Set<String> direct = new HashSet<>(included.direct());
        direct.removeAll(excluded.direct());
        Set<String> all = new HashSet<>(included.direct());
        all.addAll(included.indirect());
        all.removeAll(excluded.direct());
        all.removeAll(excluded.indirect());
        yield combined(direct, all, mode);
      }
    };
  }

  private Picked intersection(Selection.Intersection intersection, IndirectSelection mode) {
    Set<String> direct = new HashSet<>();
    Set<String> all = new HashSet<>();
    boolean first = true;
    for (Selection part : intersection.parts()) {
      Picked picked = picked(part, mode);
      Set<String> both = new HashSet<>(picked.direct());
      both.addAll(picked.indirect());
      if (first) {
        direct.addAll(picked.direct());
        all.addAll(both);
      } else {
        direct.retainAll(picked.direct());
        all.retainAll(both);
      }
      first = false;
    }
    return combined(direct, all, mode);
  }

  /** Tests that were left out may come in now that all they read is selected. */
  private Picked combined(Set<String> direct, Set<String> all, IndirectSelection mode) {
    Set<String> selected = new HashSet<>(direct);
    Set<String> allowed =
        switch (mode) {
          case CAUTIOUS -> new HashSet<>(selected);
          case BUILDABLE -> withAncestors(selected);
          case EAGER, EMPTY -> Set.of();
        };
    if (mode == IndirectSelection.CAUTIOUS || mode == IndirectSelection.BUILDABLE) {
      all.stream()
          .filter(id -> isTest(id) && allowed.containsAll(parentsOf(id)))
          .forEach(selected::add);
    }
    Set<String> rest = new HashSet<>(all);
    rest.removeAll(selected);
    return new Picked(selected, rest);
  }

  private Picked criterion(Selection.Criterion criterion, IndirectSelection mode) {
    if (criterion.method().equals(Methods.SELECTOR)) {
      Set<String> selected = new HashSet<>();
      Predicate<String> names = Glob.of(criterion.value());
      named.forEach((name, other) -> {
        if (names.test(name)) {
          selected.addAll(select(other, mode));
        }
      });
      return new Picked(extended(selected, criterion), Set.of());
    }
    Predicate<Candidate> test = Methods.test(criterion, graph.rootProject(), earlier);
    Set<String> found = new HashSet<>();
    candidates.stream().filter(test).map(Candidate::id).forEach(found::add);
    return withTests(extended(found, criterion), mode);
  }

  private Set<String> extended(Set<String> found, Selection.Criterion criterion) {
    Set<String> all = new LinkedHashSet<>(found);
    if (criterion.withParentsOfChildren()) {
      Set<String> below = reach(found, children, new Selection.Reach.All());
      below.addAll(found);
      all.addAll(below);
      all.addAll(reach(below, parents, new Selection.Reach.All()));
    }
    all.addAll(reach(found, parents, criterion.parents()));
    all.addAll(reach(found, children, criterion.children()));
    return all;
  }

  private static Set<String> reach(
      Set<String> from, Map<String, List<String>> edges, Selection.Reach reach) {
    int steps =
        switch (reach) {
          case Selection.Reach.None none -> 0;
          case Selection.Reach.Steps limited -> limited.count();
          case Selection.Reach.All all -> Integer.MAX_VALUE;
        };
    Set<String> seen = new HashSet<>();
    Deque<String> edge = new ArrayDeque<>(from);
    for (int step = 0; step < steps && !edge.isEmpty(); step++) {
      Deque<String> next = new ArrayDeque<>();
      for (String id : edge) {
        for (String other : edges.getOrDefault(id, List.of())) {
          if (seen.add(other)) {
            next.add(other);
          }
        }
      }
      edge = next;
    }
    return seen;
  }

  private Picked withTests(Set<String> selected, IndirectSelection mode) {
    if (mode == IndirectSelection.EMPTY) {
      return new Picked(selected, Set.of());
    }
    Set<String> direct = new HashSet<>(selected);
    Set<String> indirect = new HashSet<>();
    Set<String> allowed = allowed(selected, mode);
    for (String id : selected) {
      for (String child : children.getOrDefault(id, List.of())) {
        if (isTest(child) && !selected.contains(child)) {
          boolean in = mode == IndirectSelection.EAGER || allowed.containsAll(parentsOf(child));
          (in ? direct : indirect).add(child);
        }
      }
    }
    return new Picked(direct, indirect);
  }

  private Set<String> allowed(Set<String> selected, IndirectSelection mode) {
    if (mode != IndirectSelection.BUILDABLE) {
      return selected;
    }
    Set<String> allowed = withAncestors(selected);
    allowed.addAll(graph.sources().keySet());
    return allowed;
  }

  private Set<String> withAncestors(Set<String> selected) {
    Set<String> all = new HashSet<>(selected);
    all.addAll(reach(selected, parents, new Selection.Reach.All()));
    return all;
  }

  private List<String> parentsOf(String id) {
    return parents.getOrDefault(id, List.of());
  }

  private boolean isTest(String id) {
    ResourceNode node = graph.nodes().get(id);
    if (node != null) {
      return node.detail() instanceof NodeDetail.GenericTest
          || node.detail() instanceof NodeDetail.SingularTest;
    }
    var resource = graph.passive().get(id);
    return resource != null && resource.identity().type() == ResourceType.UNIT_TEST;
  }
}
