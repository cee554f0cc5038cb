package dev.floe.analysis;

import dev.floe.spi.BoundQuery;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.ColumnLineage.Input;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Where a query reads several open relations, a column nobody declared was taken to be the first's.
 * This asks whether it could as well be another's; then its lineage is unknown.
 */
final class Attribution {

  private final Shadow shadow;
  private final List<OpenRelation> open;
  private final BooleanSupplier binds;
  private final Map<Input, Optional<String>> doubts = new HashMap<>();

  /**
   * @param binds whether the query binds now
   */
  Attribution(Shadow shadow, List<OpenRelation> open, BooleanSupplier binds) {
    this.shadow = shadow;
    this.open = open;
    this.binds = binds;
  }

  BoundQuery checked(BoundQuery bound) {
    return switch (bound) {
      case BoundQuery.Unknown unknown -> unknown;
      case BoundQuery.Known known ->
          open.size() < 2
              ? known
              : new BoundQuery.Known(
                  known.columns(), known.lineage().stream().map(this::checked).toList());
    };
  }

  private ColumnLineage checked(ColumnLineage lineage) {
    return switch (lineage) {
      case ColumnLineage.Unknown unknown -> unknown;
      case ColumnLineage.Known known ->
          known.inputs().stream()
              .map(input -> doubts.computeIfAbsent(input, this::doubt))
              .flatMap(Optional::stream)
              .findFirst()
              .<ColumnLineage>map(ColumnLineage.Unknown::new)
              .orElse(known);
    };
  }

  private Optional<String> doubt(Input input) {
    for (OpenRelation owner : open) {
      if (owner.name().equals(input.relation()) && owner.wasTaken(input.column())) {
        return others(owner, input.column()).stream()
            .filter(other -> fitsInstead(owner, other, input.column()))
            .findFirst()
            .map(other ->
                "column '"
                    + input.column()
                    + "' may be one of "
                    + owner.name()
                    + " or of "
                    + other.name());
      }
    }
    return Optional.empty();
  }

  private List<OpenRelation> others(OpenRelation owner, String column) {
    List<OpenRelation> others = new ArrayList<>(open);
    others.removeIf(other -> other == owner || other.has(column));
    return others;
  }

  private boolean fitsInstead(OpenRelation owner, OpenRelation other, String column) {
    owner.remove(column);
    other.add(column);
    try {
      shadow.declare(owner);
      shadow.declare(other);
      return binds.getAsBoolean();
    } finally {
      other.remove(column);
      owner.add(column);
      shadow.declare(owner);
      shadow.declare(other);
    }
  }
}
