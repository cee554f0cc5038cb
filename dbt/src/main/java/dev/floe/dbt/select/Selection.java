package dev.floe.dbt.select;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A question that has a set of nodes for an answer. */
public sealed interface Selection {

  /**
   * {@code 2+tag:nightly+}.
   *
   * @param method {@code tag}; empty where none is written
   * @param arguments the words after the method: {@code materialized} of {@code
   *     config.materialized:table}
   * @param withParentsOfChildren {@code @}
   * @param mode of this criterion alone; empty for that of the whole selection
   */
  record Criterion(
      String method,
      List<String> arguments,
      String value,
      boolean withParentsOfChildren,
      Reach parents,
      Reach children,
      Optional<IndirectSelection> mode)
      implements Selection {

    public Criterion {
      arguments = List.copyOf(arguments);
    }
  }

  /** Everything that any part selects. */
  record Union(List<Selection> parts) implements Selection {

    public Union {
      parts = List.copyOf(parts);
    }
  }

  /** What all parts select. */
  record Intersection(List<Selection> parts) implements Selection {

    public Intersection {
      parts = List.copyOf(parts);
    }
  }

  /** What the first selects and the second does not. */
  record Difference(Selection included, Selection excluded) implements Selection {}

  /** How far a criterion extends along the graph. */
  sealed interface Reach {

    /** Not at all. */
    record None() implements Reach {}

    /** So many steps. */
    record Steps(int count) implements Reach {}

    /** To the end. */
    record All() implements Reach {}
  }

  /** The patterns for names of other selections that it has. */
  static List<String> selectors(Selection selection) {
    return switch (selection) {
      case Criterion criterion ->
          criterion.method().equals(Methods.SELECTOR) ? List.of(criterion.value()) : List.of();
      case Union union -> selectorsIn(union.parts());
      case Intersection both -> selectorsIn(both.parts());
      case Difference difference ->
          selectorsIn(List.of(difference.included(), difference.excluded()));
    };
  }

  private static List<String> selectorsIn(List<Selection> parts) {
    return parts.stream().flatMap(part -> selectors(part).stream()).toList();
  }

  /**
   * The patterns for names of selections that fit none of them.
   *
   * @param named the selections there are
   */
  static List<String> unknownSelectors(Selection selection, Map<String, Selection> named) {
    return selectors(selection).stream()
        .filter(name -> named.keySet().stream().noneMatch(Glob.of(name)))
        .toList();
  }

  /**
   * The name of a selection that would need itself, if this one leads to such.
   *
   * @param named the selections there are
   */
  static Optional<String> circle(Selection selection, Map<String, Selection> named) {
    return circle(selection, named, Set.of());
  }

  private static Optional<String> circle(
      Selection selection, Map<String, Selection> named, Set<String> above) {
    for (String pattern : selectors(selection)) {
      Predicate<String> names = Glob.of(pattern);
      for (Map.Entry<String, Selection> next : new TreeMap<>(named).entrySet()) {
        if (names.test(next.getKey())) {
          Set<String> within = new HashSet<>(above);
          Optional<String> found =
              within.add(next.getKey())
                  ? circle(next.getValue(), named, within)
                  : Optional.of(next.getKey());
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Whether it compares with an earlier run.
   *
   * @param named the selections it may name
   */
  static boolean compares(Selection selection, Map<String, Selection> named) {
    return switch (selection) {
      case Criterion criterion ->
          Methods.OF_EARLIER.contains(criterion.method())
              || (criterion.method().equals(Methods.SELECTOR)
                  && named.entrySet().stream()
                      .filter(one -> Glob.of(criterion.value()).test(one.getKey()))
                      .anyMatch(one -> compares(one.getValue(), named)));
      case Union union -> union.parts().stream().anyMatch(part -> compares(part, named));
      case Intersection both -> both.parts().stream().anyMatch(part -> compares(part, named));
      case Difference difference ->
          compares(difference.included(), named) || compares(difference.excluded(), named);
    };
  }
}
