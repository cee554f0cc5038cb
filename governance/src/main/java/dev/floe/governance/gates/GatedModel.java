package dev.floe.governance.gates;

import dev.floe.artifacts.Constraint;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.artifacts.NodeColumns;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Traced;
import dev.floe.governance.Subject;
import dev.floe.manifest.inherit.Architecture.Layer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A model with the tests that stand at it, as gates look at it.
 *
 * @param layer the layer whose gates it must pass
 * @param tests every generic test declared on it
 * @param subject the whole product, for keys of other models
 */
record GatedModel(Node.Model model, Layer layer, List<Node.Test> tests, Subject subject) {

  /** Where a model of no layer is looked at for what the whole product must show. */
  private static final Layer NO_LAYER =
      new Layer(
          "no",
          Traced.of("", Origin.builtIn()),
          Optional.empty(),
          Traced.of("", Origin.builtIn()),
          Traced.of(List.of(), Origin.builtIn()),
          Optional.empty(),
          Traced.of(false, Origin.builtIn()),
          "",
          Optional.empty(),
          Optional.empty());

  GatedModel {
    tests = List.copyOf(tests);
  }

  /** The models of the product's own team that belong to a layer, in the subject's order. */
  static List<GatedModel> inLayers(Subject subject) {
    return subject.ownModels().stream()
        .flatMap(model -> subject.layerOf(model).map(layer -> of(model, layer, subject)).stream())
        .toList();
  }

  /** All models of the product's own team, in the subject's order. */
  static List<GatedModel> all(Subject subject) {
    return subject.ownModels().stream()
        .map(model -> of(model, subject.layerOf(model).orElse(NO_LAYER), subject))
        .toList();
  }

  private static GatedModel of(Node.Model model, Layer layer, Subject subject) {
    return new GatedModel(model, layer, subject.testsOf(model.uniqueId()), subject);
  }

  String name() {
    return model.info().name();
  }

  /** The actual columns; the declared ones where the actual are not known. */
  List<NodeColumn> columns() {
    return model.columns().known().orElse(model.columns().declared());
  }

  /** Why the columns are only those its author declared; absent where they are the actual ones. */
  Optional<String> columnsUnknownBecause() {
    return switch (model.columns()) {
      case NodeColumns.Bound bound -> Optional.empty();
      case NodeColumns.Unknown unknown -> Optional.of(unknown.reason());
    };
  }

  /** Said where the actual columns are not known. */
  Optional<Note> onlyDeclared() {
    return columnsUnknownBecause()
        .map(why ->
            Note.of(
                "looked at the declared columns only: the actual ones are not known ("
                    + why
                    + ")"));
  }

  /** The file its properties are written in, or could be. */
  String propertyFile() {
    String file = model.info().declaredAt().map(Span::file).orElse("");
    if (file.endsWith(".yml") || file.endsWith(".yaml")) {
      return file;
    }
    String path = model.info().path();
    return path.substring(0, path.lastIndexOf('/') + 1) + "properties.yml";
  }

  /** The column of a name, however it is written. */
  Optional<NodeColumn> column(String name) {
    return columns().stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
  }

  /** Values of {@code meta.floe.<key>} of the model: one word or several. */
  List<String> words(String key) {
    return switch (floe(model.info().meta()).get(key)) {
      case String word -> List.of(word);
      case List<?> many -> many.stream().map(String::valueOf).toList();
      case null, default -> List.of();
    };
  }

  /** Columns whose own {@code meta.floe.<key>} is set. */
  List<String> columnsMarked(String key) {
    return columns().stream()
        .filter(column -> Boolean.TRUE.equals(floe(column.meta()).get(key)))
        .map(NodeColumn::name)
        .toList();
  }

  static Map<?, ?> floe(Map<String, Object> meta) {
    return meta.get("floe") instanceof Map<?, ?> floe ? floe : Map.of();
  }

  /** Strict tests only: those whose failure stops a publication. */
  boolean hasStrict(Predicate<Node.Test> wanted) {
    return tests.stream().filter(TestKinds::isStrict).anyMatch(wanted);
  }

  boolean isNotNull(String column) {
    return promised(column, Set.of(Constraint.Kind.NOT_NULL, Constraint.Kind.PRIMARY_KEY))
        || hasStrict(test ->
            TestKinds.provesNotNull(test.spec())
                && TestKinds.columns(test.spec()).contains(TestKinds.small(column)));
  }

  /** Whether no two rows have the same values in these columns; a part of them may prove it. */
  boolean isUnique(List<String> columns) {
    Set<String> wanted = new HashSet<>();
    columns.forEach(column -> wanted.add(TestKinds.small(column)));
    return uniqueSets().stream().anyMatch(wanted::containsAll);
  }

  /** Column sets a strict test or an enforced constraint proves to be unique. */
  List<Set<String>> uniqueSets() {
    List<Set<String>> sets = new ArrayList<>();
    for (Node.Test test : tests) {
      if (TestKinds.isStrict(test) && TestKinds.provesUnique(test.spec())) {
        sets.add(TestKinds.columns(test.spec()));
      }
    }
    for (Constraint constraint : enforced()) {
      if (constraint.kind() == Constraint.Kind.UNIQUE
          || constraint.kind() == Constraint.Kind.PRIMARY_KEY) {
        Set<String> columns = new LinkedHashSet<>();
        constraint.columns().forEach(column -> columns.add(TestKinds.small(column)));
        sets.add(columns);
      }
    }
    sets.removeIf(Set::isEmpty);
    return sets;
  }

  private boolean promised(String column, Set<Constraint.Kind> kinds) {
    return enforced().stream()
        .filter(constraint -> kinds.contains(constraint.kind()))
        .anyMatch(constraint -> constraint.columns().stream().anyMatch(column::equalsIgnoreCase));
  }

  /** The constraints its DDL states. */
  List<Constraint> enforced() {
    boolean enforced =
        model.config().get("contract") instanceof Map<?, ?> contract
            && Boolean.TRUE.equals(contract.get("enforced"));
    return enforced ? model.constraints() : List.of();
  }
}
