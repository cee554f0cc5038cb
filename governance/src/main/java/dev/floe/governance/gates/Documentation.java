package dev.floe.governance.gates;

import dev.floe.artifacts.NodeColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code documentation}: the model and each of its columns have a description. */
final class Documentation implements RequiredTest {

  @Override
  public String name() {
    return "documentation";
  }

  @Override
  public String demands() {
    return "A model and each of its columns have a description.";
  }

  @Override
  public Optional<Gap> gap(GatedModel model) {
    List<Addition> additions = new ArrayList<>();
    if (model.model().info().description().isBlank()) {
      additions.add(new Addition.AddDescription(Optional.empty()));
    }
    List<String> undescribed = undescribed(model);
    undescribed.forEach(column -> additions.add(new Addition.AddDescription(Optional.of(column))));
    if (additions.isEmpty()) {
      return Optional.empty();
    }
    String columns = undescribed.isEmpty() ? "" : "columns " + String.join(", ", undescribed);
    String itself = additions.size() > undescribed.size() ? "the model" : "";
    String joiner = columns.isEmpty() || itself.isEmpty() ? "" : " and ";
    return Optional.of(Gap.proposed("no description of " + itself + joiner + columns, additions));
  }

  static List<String> undescribed(GatedModel model) {
    return model.columns().stream()
        .filter(column -> column.description().isBlank())
        .map(NodeColumn::name)
        .toList();
  }
}
