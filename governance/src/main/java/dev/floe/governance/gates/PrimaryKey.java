package dev.floe.governance.gates;

import dev.floe.artifacts.Constraint;
import dev.floe.artifacts.NodeColumn;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The primary key of a model, by the first of these that tells: a {@code primary_key} constraint;
 * {@code meta.floe.primary_key}; a hash key or surrogate key; columns that are tested to be unique
 * and not null; columns that are tested to be unique; {@code unique_key} of an incremental model; a
 * column named {@code id} or after the model ({@code order_id} of {@code silver_orders}); a first
 * column that is named like a key.
 */
final class PrimaryKey {

  private static final List<String> ENDINGS = List.of("_id", "_key", "_pk", "_sk");

  private static final List<Function<GatedModel, List<String>>> CANDIDATES =
      List.of(
          PrimaryKey::constraint,
          model -> model.words("primary_key"),
          model -> model.columnsMarked("primary_key"),
          model -> HashKey.column(model).map(NodeColumn::name).stream().toList(),
          model -> named(model, "surrogate_key"),
          PrimaryKey::tested,
          PrimaryKey::uniqueKey,
          PrimaryKey::byName,
          PrimaryKey::first);

  private PrimaryKey() {}

  /** The columns of the key; empty where nothing tells. */
  static List<String> of(GatedModel model) {
    return CANDIDATES.stream()
        .map(candidate -> candidate.apply(model))
        .filter(key -> !key.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Of column sets that are tested to be unique the smallest, one without nulls before others. */
  private static List<String> tested(GatedModel model) {
    List<List<String>> unique =
        model.uniqueSets().stream()
            .sorted(Comparator.<Set<String>>comparingInt(Set::size))
            .map(set -> columns(model, set))
            .toList();
    return unique.stream()
        .filter(set -> set.stream().allMatch(model::isNotNull))
        .findFirst()
        .or(() -> unique.stream().findFirst())
        .orElse(List.of());
  }

  private static List<String> constraint(GatedModel model) {
    return model.model().constraints().stream()
        .filter(constraint -> constraint.kind() == Constraint.Kind.PRIMARY_KEY)
        .map(Constraint::columns)
        .findFirst()
        .orElse(List.of());
  }

  private static List<String> named(GatedModel model, String name) {
    return model.column(name).map(NodeColumn::name).stream().toList();
  }

  /** The columns as the model spells them. */
  private static List<String> columns(GatedModel model, Set<String> names) {
    return names.stream()
        .map(name -> model.column(name).map(NodeColumn::name).orElse(name))
        .toList();
  }

  private static List<String> uniqueKey(GatedModel model) {
    return switch (model.model().config().get("unique_key")) {
      case String one when !one.isBlank() -> List.of(one);
      case List<?> many -> many.stream().map(String::valueOf).toList();
      case null, default -> List.of();
    };
  }

  private static List<String> byName(GatedModel model) {
    for (String name : likelyNames(model)) {
      List<String> found = named(model, name);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private static Set<String> likelyNames(GatedModel model) {
    String prefix = model.layer().prefix().value();
    String bare =
        model.name().startsWith(prefix) ? model.name().substring(prefix.length()) : model.name();
    Set<String> names = new LinkedHashSet<>();
    for (String entity : List.of(bare, bare.substring(bare.lastIndexOf('_') + 1))) {
      for (String ending : ENDINGS) {
        names.add(entity + ending);
        names.add(singular(entity) + ending);
      }
    }
    names.add("id");
    return names;
  }

  private static String singular(String word) {
    if (word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    if (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches")) {
      return word.substring(0, word.length() - 2);
    }
    return word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
  }

  private static List<String> first(GatedModel model) {
    return model.columns().stream()
        .limit(1)
        .map(NodeColumn::name)
        .filter(PrimaryKey::looksLikeKey)
        .toList();
  }

  /** Whether a column is named as keys are. */
  static boolean looksLikeKey(String column) {
    String name = TestKinds.small(column);
    return name.equals("id") || name.equals("key") || ENDINGS.stream().anyMatch(name::endsWith);
  }

  /** What to say where nothing tells the key. */
  static Gap unknown() {
    return Gap.proposed(
        "its primary key is not known",
        List.of(new Addition.AddMeta(Optional.empty(), "primary_key", "<column>")));
  }
}
