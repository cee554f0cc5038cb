package dev.floe.governance.gates;

import dev.floe.artifacts.Constraint;
import dev.floe.artifacts.NodeColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code referential_integrity}: what refers to a dimension or a hub is tested to exist there. A
 * column refers where {@code meta.floe.references} says so, or where it is named like the key of a
 * dimension or a hub of the product. A model with other columns named like keys, none of which is
 * known to refer, needs one such test at least.
 */
final class ReferentialIntegrity implements RequiredTest {

  private static final Set<String> REFERRED = Set.of("dimensions", "hubs");

  @Override
  public String name() {
    return "referential_integrity";
  }

  @Override
  public String demands() {
    return "What a model refers to is tested to exist there.";
  }

  @Override
  public Optional<Gap> gap(GatedModel model) {
    List<String> key = PrimaryKey.of(model);
    Map<String, GatedModel> targets = targets(model);
    List<Addition> additions = new ArrayList<>();
    List<String> untested = new ArrayList<>();
    int known = 0;
    for (NodeColumn column : model.columns()) {
      GatedModel target = targets.get(TestKinds.small(column.name()));
      boolean said = GatedModel.floe(column.meta()).get("references") != null;
      if ((target == null || key.equals(List.of(column.name()))) && !said) {
        continue;
      }
      known++;
      if (!isTested(model, column.name())) {
        untested.add(column.name());
        additions.add(test(column, Optional.ofNullable(target)));
      }
    }
    if (!untested.isEmpty()) {
      return Optional.of(
          Gap.proposed(
              "no test says that " + String.join(", ", untested) + " exists where it refers to",
              additions));
    }
    return known > 0 ? Optional.empty() : atLeastOne(model, key);
  }

  private static Optional<Gap> atLeastOne(GatedModel model, List<String> key) {
    List<String> candidates =
        model.columns().stream()
            .map(NodeColumn::name)
            .filter(name -> PrimaryKey.looksLikeKey(name) || HashKey.isNamedSo(name))
            .filter(name -> key.size() > 1 || !key.contains(name))
            .toList();
    return candidates.isEmpty() || candidates.stream().anyMatch(c -> isTested(model, c))
        ? Optional.empty()
        : Optional.of(
            Gap.proposed(
                "none of " + String.join(", ", candidates) + " is tested to exist elsewhere",
                List.of(
                    test(model.column(candidates.getFirst()).orElseThrow(), Optional.empty()))));
  }

  private static boolean isTested(GatedModel model, String column) {
    return model.enforced().stream()
            .filter(constraint -> constraint.kind() == Constraint.Kind.FOREIGN_KEY)
            .anyMatch(
                constraint -> constraint.columns().stream().anyMatch(column::equalsIgnoreCase))
        || model.hasStrict(test ->
            TestKinds.provesReference(test.spec())
                && TestKinds.columns(test.spec()).contains(TestKinds.small(column)));
  }

  /** Dimensions and hubs of the product by the one column of their key. */
  private static Map<String, GatedModel> targets(GatedModel model) {
    Map<String, GatedModel> targets = new LinkedHashMap<>();
    for (GatedModel other : GatedModel.inLayers(model.subject())) {
      boolean itself = other.model().uniqueId().equals(model.model().uniqueId());
      List<String> key = PrimaryKey.of(other);
      if (!itself && REFERRED.contains(other.layer().name()) && key.size() == 1) {
        targets.putIfAbsent(TestKinds.small(key.getFirst()), other);
      }
    }
    return targets;
  }

  private static Addition test(NodeColumn column, Optional<GatedModel> target) {
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("to", "ref('" + target.map(GatedModel::name).orElse("<model>") + "')");
    arguments.put("field", target.map(PrimaryKey::of).map(List::getFirst).orElse(column.name()));
    return new Addition.AddTest(Optional.of(column.name()), "relationships", arguments);
  }
}
