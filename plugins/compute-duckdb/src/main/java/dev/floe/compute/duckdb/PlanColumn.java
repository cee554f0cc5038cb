package dev.floe.compute.duckdb;

import dev.floe.spi.ColumnLineage.Input;
import dev.floe.spi.ColumnLineage.Use;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A column somewhere inside a bound plan: what it comes from, and whether its type is certain.
 *
 * @param inputs columns of declared relations, with the use this column makes of them
 * @param untraced why not every input can be told; absent where all can
 * @param untyped why the type that the engine found is not to be trusted; absent where it is
 */
record PlanColumn(Set<Input> inputs, Optional<String> untraced, Optional<String> untyped) {

  /** A column that comes from nothing. */
  static final PlanColumn CONSTANT = new PlanColumn(Set.of(), Optional.empty(), Optional.empty());

  static PlanColumn untraced(String reason) {
    return new PlanColumn(Set.of(), Optional.of(reason), Optional.empty());
  }

  /** A column computed from several, each put to the same use. */
  static PlanColumn of(Use use, Collection<PlanColumn> from) {
    Set<Input> inputs = new HashSet<>();
    Optional<String> untraced = Optional.empty();
    Optional<String> untyped = Optional.empty();
    for (PlanColumn column : from) {
      for (Input input : column.inputs) {
        inputs.add(new Input(input.relation(), input.column(), through(use, input.use())));
      }
      untraced = untraced.or(column::untraced);
      if (use != Use.CONDITION) {
        untyped = untyped.or(column::untyped);
      }
    }
    return new PlanColumn(inputs, untraced, untyped);
  }

  /** This column and another that both reach the same place. */
  PlanColumn and(PlanColumn other) {
    if (other.equals(CONSTANT)) {
      return this;
    }
    Set<Input> all = new HashSet<>(inputs);
    all.addAll(other.inputs);
    return new PlanColumn(all, untraced.or(other::untraced), untyped.or(other::untyped));
  }

  PlanColumn typed() {
    return untyped.isEmpty() ? this : new PlanColumn(inputs, untraced, Optional.empty());
  }

  PlanColumn untyped(Optional<String> reason) {
    return new PlanColumn(inputs, untraced, reason);
  }

  /** What becomes of an input's use when the column it reached is used itself. */
  private static Use through(Use outer, Use inner) {
    if (outer == Use.CONDITION || inner == Use.CONDITION) {
      return Use.CONDITION;
    }
    return outer.compareTo(inner) > 0 ? outer : inner;
  }
}
