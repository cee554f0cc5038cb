package dev.floe.governance.gates;

import dev.floe.artifacts.NodeColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code hash_key}: there is a hash key, and it is tested to be unique and not null. It is the
 * column {@code meta.floe.hash_key} names or that is named so: {@code customer_hk}, {@code
 * hk_customer}, {@code customer_hash_key}, {@code hash_key}.
 */
final class HashKey implements RequiredTest {

  @Override
  public String name() {
    return "hash_key";
  }

  @Override
  public String demands() {
    return "A model has a hash key that is unique and not null.";
  }

  @Override
  public Optional<Gap> gap(GatedModel model) {
    Optional<NodeColumn> key = column(model);
    if (key.isEmpty()) {
      return Optional.of(
          Gap.proposed(
              "it has no hash key, such as a column <entity>_hk",
              List.of(new Addition.AddMeta(Optional.empty(), "hash_key", "<column>"))));
    }
    String name = key.get().name();
    List<Addition> additions = new ArrayList<>();
    if (!model.isNotNull(name)) {
      additions.add(Addition.AddTest.of(name, "not_null"));
    }
    if (!model.isUnique(List.of(name))) {
      additions.add(Addition.AddTest.of(name, "unique"));
    }
    return additions.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Gap.safe(
                "its hash key " + name + " is not tested to be unique and not null", additions));
  }

  /** The hash key; of several, the first column. */
  static Optional<NodeColumn> column(GatedModel model) {
    List<String> said = model.words("hash_key");
    return said.isEmpty()
        ? model.columns().stream()
            .filter(column ->
                isNamedSo(column.name())
                    || Boolean.TRUE.equals(GatedModel.floe(column.meta()).get("hash_key")))
            .findFirst()
        : model.column(said.getFirst());
  }

  static boolean isNamedSo(String column) {
    String name = TestKinds.small(column);
    return name.endsWith("_hk")
        || name.startsWith("hk_")
        || name.endsWith("_hash_key")
        || name.endsWith("_hashkey")
        || name.equals("hash_key")
        || name.equals("hashkey");
  }
}
