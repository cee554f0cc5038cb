package dev.floe.contracts.compiled;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Constraint;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.artifacts.TestSpec;
import dev.floe.spi.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What tests and constraints prove of the columns of a node, whenever it is published. */
final class Proofs {

  private final Set<String> required = new HashSet<>();
  private final Set<String> unique = new HashSet<>();
  private final Set<String> key = new HashSet<>();
  private final Map<String, List<String>> values = new HashMap<>();

  private Proofs() {}

  static Proofs of(CompiledProduct product, String node) {
    Proofs proofs = new Proofs();
    for (Node one : product.nodes()) {
      switch (one) {
        case Node.Test test when test.spec().attachedTo().filter(node::equals).isPresent() ->
            proofs.test(test);
        case Node.Model model when model.uniqueId().equals(node) ->
            model.constraints().forEach(proofs::constraint);
        case Node.Test other -> {}
        case Node.Model other -> {}
        case Node.Seed seed -> {}
        case Node.Source source -> {}
        case Node.Snapshot snapshot -> {}
        case Node.UnitTest unit -> {}
      }
    }
    return proofs;
  }

  /** A test that only warns, or looks at some of the rows, proves nothing. */
  private void test(Node.Test test) {
    TestSpec spec = test.spec();
    boolean all = !(test.config().get("where") instanceof String);
    if (spec.severity().equalsIgnoreCase("error") && spec.columns().size() == 1 && all) {
      String column = lower(spec.columns().getFirst());
      switch (spec.kind()) {
        case "not_null" -> required.add(column);
        case "unique" -> unique.add(column);
        case "accepted_values" -> {
          if (spec.arguments().get("values") instanceof List<?> list) {
            values.put(column, list.stream().map(String::valueOf).toList());
          }
        }
        default -> {}
      }
    }
  }

  private void constraint(Constraint constraint) {
    List<String> columns = constraint.columns().stream().map(Proofs::lower).toList();
    switch (constraint.kind()) {
      case NOT_NULL -> required.addAll(columns);
      case PRIMARY_KEY -> {
        required.addAll(columns);
        key.addAll(columns);
      }
      case UNIQUE -> {
        if (columns.size() == 1) {
          unique.addAll(columns);
        }
      }
      case FOREIGN_KEY, CHECK, CUSTOM -> {}
    }
  }

  boolean isRequired(String column) {
    return required.contains(lower(column));
  }

  boolean isUnique(String column) {
    return unique.contains(lower(column));
  }

  boolean isKey(String column) {
    return key.contains(lower(column));
  }

  List<String> values(NodeColumn column) {
    List<String> tested = values.get(lower(column.name()));
    return tested != null
        ? tested
        : column.type() instanceof Type.Enumeration(List<String> words) ? words : List.of();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
