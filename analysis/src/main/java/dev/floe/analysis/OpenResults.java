package dev.floe.analysis;

import dev.floe.spi.BoundQuery;
import dev.floe.spi.Column;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.ColumnLineage.Input;
import dev.floe.spi.ColumnLineage.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes the column that stands for all others out of a query's result again. */
final class OpenResults {

  private OpenResults() {}

  static BoundQuery closed(BoundQuery bound, List<OpenRelation> open) {
    return switch (bound) {
      case BoundQuery.Unknown unknown -> unknown;
      case BoundQuery.Known known -> open.isEmpty() ? known : closed(known, open);
    };
  }

  private static BoundQuery closed(BoundQuery.Known known, List<OpenRelation> open) {
    for (Column column : known.columns()) {
      if (column.name().toLowerCase(Locale.ROOT).contains(OpenRelation.OTHERS)) {
        return new BoundQuery.Unknown(
            "it selects all columns of a relation of which not every column is known: "
                + open.getFirst().name());
      }
    }
    List<ColumnLineage> lineage = new ArrayList<>();
    known.lineage().forEach(one -> lineage.add(closed(one)));
    return new BoundQuery.Known(known.columns(), lineage);
  }

  private static ColumnLineage closed(ColumnLineage lineage) {
    return switch (lineage) {
      case ColumnLineage.Unknown unknown -> unknown;
      case ColumnLineage.Known known -> closed(known);
    };
  }

  /** Which columns decide about rows cannot be told in full; where values come from, it must. */
  private static ColumnLineage closed(ColumnLineage.Known known) {
    List<Input> named = new ArrayList<>();
    for (Input input : known.inputs()) {
      if (!input.column().equals(OpenRelation.OTHERS)) {
        named.add(input);
      } else if (input.use() != Use.CONDITION) {
        return new ColumnLineage.Unknown(
            "it takes in columns of " + input.relation() + " that nobody named");
      }
    }
    return new ColumnLineage.Known(named);
  }
}
