package dev.floe.governance.gates;

import dev.floe.artifacts.NodeColumn;
import java.util.List;
import java.util.Optional;

/**
 * {@code unique_business_key}: the business key of a hub is unique. It is what {@code
 * meta.floe.business_key} says, else every column but the hash key, the load date and the record
 * source.
 */
final class UniqueBusinessKey implements RequiredTest {

  @Override
  public String name() {
    return "unique_business_key";
  }

  @Override
  public String demands() {
    return "The business key of a hub is unique.";
  }

  @Override
  public Optional<Gap> gap(GatedModel model) {
    List<String> key = columns(model);
    if (key.isEmpty()) {
      return Optional.of(
          Gap.proposed(
              "its business key is not known",
              List.of(new Addition.AddMeta(Optional.empty(), "business_key", "<column>"))));
    }
    return model.isUnique(key)
        ? Optional.empty()
        : Optional.of(
            UniquePrimaryKey.missing(
                "no test says that its business key " + String.join(", ", key) + " is unique",
                key));
  }

  static List<String> columns(GatedModel model) {
    List<String> said = model.words("business_key");
    if (!said.isEmpty()) {
      return said;
    }
    List<String> marked = model.columnsMarked("business_key");
    return marked.isEmpty()
        ? model.columns().stream()
            .filter(column -> !isTechnical(column))
            .map(NodeColumn::name)
            .toList()
        : marked;
  }

  private static boolean isTechnical(NodeColumn column) {
    return HashKey.isNamedSo(column.name())
        || LoadDate.isNamedSo(column.name())
        || RecordSource.isNamedSo(column.name());
  }
}
