package dev.floe.compute.duckdb;

import dev.floe.spi.ColumnLineage.Input;
import dev.floe.spi.ColumnLineage.Through;
import dev.floe.spi.ColumnLineage.Use;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A column somewhere inside a bound plan: what it comes from, and whether its type is certain.
 *
 * @param inputs columns of declared relations, with the use this column makes of them
 * @param untraced why not every input can be told; absent where all can
 * @param untyped why the type that the engine found is not to be trusted; absent where it is
 */
record PlanColumn(Set<Input> inputs, Optional<String> untraced, Optional<String> untyped) {

  PlanColumn {
    inputs = Set.copyOf(inputs);
  }

  /** A column that comes from nothing. */
  static final PlanColumn CONSTANT = new PlanColumn(Set.of(), Optional.empty(), Optional.empty());

  static PlanColumn untraced(String reason) {
    return new PlanColumn(Set.of(), Optional.of(reason), Optional.empty());
  }

  /** A column computed from several, each put to the same use. */
  static PlanColumn of(Use use, Collection<PlanColumn> from) {
    PlanInputs inputs = new PlanInputs();
    Optional<String> untraced = Optional.empty();
    Optional<String> untyped = Optional.empty();
    for (PlanColumn column : from) {
      for (Input input : column.inputs) {
        inputs.add(
            new Input(
                input.relation(),
                input.column(),
                through(use, input.use()),
                use == Use.CONDITION ? Optional.empty() : input.through()));
      }
      untraced = untraced.or(column::untraced);
      if (use != Use.CONDITION) {
        untyped = untyped.or(column::untyped);
      }
    }
    return new PlanColumn(inputs.all(), untraced, untyped);
  }

  /** This column after its values passed a function. */
  PlanColumn passed(String function) {
    return PlanInputs.isWord(function)
        ? changed(through -> PlanInputs.with(through, function))
        : this;
  }

  /** This column where each of its aggregates is made of so many rows at least. */
  PlanColumn ofRows(int rows) {
    return changed(through -> PlanInputs.with(through, rows), Use.AGGREGATION);
  }

  private PlanColumn changed(UnaryOperator<Through> change, Use... uses) {
    List<Use> only = List.of(uses);
    PlanInputs changed = new PlanInputs();
    for (Input input : inputs) {
      boolean stays =
          input.use() == Use.CONDITION || (!only.isEmpty() && !only.contains(input.use()));
      changed.add(
          stays
              ? input
              : new Input(
                  input.relation(),
                  input.column(),
                  input.use(),
                  Optional.of(change.apply(input.through().orElse(PlanInputs.NOTHING)))));
    }
    return new PlanColumn(changed.all(), untraced, untyped);
  }

  /** This column and another that both reach the same place. */
  PlanColumn and(PlanColumn other) {
    if (other.equals(CONSTANT)) {
      return this;
    }
    PlanInputs all = new PlanInputs();
    inputs.forEach(all::add);
    other.inputs.forEach(all::add);
    return new PlanColumn(all.all(), untraced.or(other::untraced), untyped.or(other::untyped));
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
