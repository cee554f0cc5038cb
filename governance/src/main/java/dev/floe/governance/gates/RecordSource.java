package dev.floe.governance.gates;

import dev.floe.artifacts.NodeColumn;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code record_source}: every row says which system it comes from, in a column not null. */
final class RecordSource implements RequiredTest {

  private static final Set<String> NAMES =
      Set.of("record_source", "rec_src", "rsrc", "record_src", "source_system");

  @Override
  public String name() {
    return "record_source";
  }

  @Override
  public String demands() {
    return "Every row of a model says which system it comes from.";
  }

  @Override
  public Optional<Gap> gap(GatedModel model) {
    Optional<NodeColumn> column =
        model.columns().stream().filter(c -> isNamedSo(c.name())).findFirst();
    return column.isEmpty()
        ? Optional.of(
            Gap.proposed(
                "it has no column record_source that says where a row comes from", List.of()))
        : LoadDate.tested(model, column.get().name());
  }

  static boolean isNamedSo(String column) {
    return NAMES.contains(TestKinds.small(column));
  }
}
