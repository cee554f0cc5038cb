package dev.floe.governance.gates;

import dev.floe.artifacts.NodeColumn;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code load_date}: every row says when it was loaded, in a column of dates or times that is
 * tested to be not null.
 */
final class LoadDate implements RequiredTest {

  private static final Set<String> NAMES =
      Set.of(
          "load_date",
          "load_datetime",
          "load_timestamp",
          "load_dts",
          "load_ts",
          "ldts",
          "loaded_at",
          "_loaded_at");

  @Override
  public String name() {
    return "load_date";
  }

  @Override
  public String demands() {
    return "Every row of a model says when it was loaded.";
  }

  @Override
  public Optional<Gap> gap(GatedModel model) {
    Optional<NodeColumn> column =
        model.columns().stream().filter(c -> isNamedSo(c.name())).findFirst();
    if (column.isEmpty()) {
      return Optional.of(
          Gap.proposed("it has no column load_date that says when a row was loaded", List.of()));
    }
    String name = column.get().name();
    boolean known = model.columnsUnknownBecause().isEmpty();
    if (known && !Freshness.isTime(column.get()) && !column.get().nativeType().isEmpty()) {
      return Optional.of(
          Gap.proposed(
              name + " is " + column.get().nativeType() + ", not a date or a time", List.of()));
    }
    return tested(model, name);
  }

  /** A column that has to be filled in every row. */
  static Optional<Gap> tested(GatedModel model, String column) {
    return model.isNotNull(column)
        ? Optional.empty()
        : Optional.of(
            Gap.safe(
                "no test says that " + column + " is not null",
                List.of(Addition.AddTest.of(column, "not_null"))));
  }

  static boolean isNamedSo(String column) {
    return NAMES.contains(TestKinds.small(column));
  }
}
