package dev.floe.governance.gates;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code unique_pk}: no two rows have the same primary key. */
final class UniquePrimaryKey implements RequiredTest {

  @Override
  public String name() {
    return "unique_pk";
  }

  @Override
  public String demands() {
    return "No two rows of a model have the same primary key.";
  }

  @Override
  public Optional<Gap> gap(GatedModel model) {
    List<String> key = PrimaryKey.of(model);
    if (key.isEmpty()) {
      return Optional.of(PrimaryKey.unknown());
    }
    return model.isUnique(key)
        ? Optional.empty()
        : Optional.of(
            missing("no test says that its key " + String.join(", ", key) + " is unique", key));
  }

  /** The test to add; for several columns together it comes from a package. */
  static Gap missing(String reason, List<String> columns) {
    return columns.size() == 1
        ? Gap.safe(reason, List.of(Addition.AddTest.of(columns.getFirst(), "unique")))
        : Gap.proposed(
            reason,
            List.of(
                new Addition.AddTest(
                    Optional.empty(),
                    "dbt_utils.unique_combination_of_columns",
                    Map.of("combination_of_columns", "[" + String.join(", ", columns) + "]"))));
  }
}
