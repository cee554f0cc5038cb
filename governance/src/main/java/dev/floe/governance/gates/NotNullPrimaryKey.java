package dev.floe.governance.gates;

import java.util.List;
import java.util.Optional;

/** {@code not_null_pk}: no column of the primary key may be null. */
final class NotNullPrimaryKey implements RequiredTest {

  @Override
  public String name() {
    return "not_null_pk";
  }

  @Override
  public String demands() {
    return "No column of a model's primary key is ever null.";
  }

  @Override
  public Optional<Gap> gap(GatedModel model) {
    List<String> key = PrimaryKey.of(model);
    if (key.isEmpty()) {
      return Optional.of(PrimaryKey.unknown());
    }
    List<String> nullable = key.stream().filter(column -> !model.isNotNull(column)).toList();
    return nullable.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Gap.safe(
                "no test says that its key " + String.join(", ", nullable) + " is not null",
                nullable.stream().map(c -> Addition.AddTest.of(c, "not_null")).toList()));
  }
}
