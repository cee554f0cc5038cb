package dev.floe.compute.duckdb;

import dev.floe.spi.ColumnLineage.Use;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What an operator of a plan puts out.
 *
 * @param columns in the operator's order, which is how its parent refers to them
 * @param conditions what decides which rows there are, in which order or group
 */
record PlanStream(List<PlanColumn> columns, PlanColumn conditions) {

  PlanStream {
    columns = List.copyOf(columns);
  }

  static PlanStream of(List<PlanColumn> columns) {
    return new PlanStream(columns, PlanColumn.CONSTANT);
  }

  PlanStream withColumns(List<PlanColumn> other) {
    return new PlanStream(other, conditions);
  }

  /**
   * The same columns, of groups that have so many rows at least.
   *
   * @param whole whether the column of an index is made of all rows of its group
   */
  PlanStream ofRows(int rows, IntPredicate whole) {
    List<PlanColumn> grouped = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      grouped.add(whole.test(i) ? columns.get(i).ofRows(rows) : columns.get(i));
    }
    return withColumns(grouped);
  }

  /** The same columns, of rows that depend on more. */
  PlanStream under(Collection<PlanColumn> more) {
    return more.isEmpty()
        ? this
        : new PlanStream(columns, conditions.and(PlanColumn.of(Use.CONDITION, more)));
  }

  /** Only the columns that a projection map names; all of them where there is none. */
  PlanStream project(List<Integer> map) {
    if (map.isEmpty()) {
      return this;
    }
    List<PlanColumn> kept = new ArrayList<>();
    map.forEach(index -> kept.add(columns.get(index)));
    return withColumns(kept);
  }

  /** Both sides' columns, next to each other. */
  PlanStream beside(PlanStream right) {
    List<PlanColumn> both = new ArrayList<>(columns);
    both.addAll(right.columns);
    return new PlanStream(both, conditions.and(right.conditions));
  }
}
