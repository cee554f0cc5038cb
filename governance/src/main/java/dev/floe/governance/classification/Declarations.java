package dev.floe.governance.classification;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What {@code meta.floe} says of relations and columns. */
final class Declarations {

  private Declarations() {}

  static Map<?, ?> floe(Map<String, Object> meta) {
    return meta.get("floe") instanceof Map<?, ?> floe ? floe : Map.of();
  }

  static Optional<String> text(Map<String, Object> meta, String key) {
    return floe(meta).get(key) instanceof String word
        ? Optional.of(word.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** The class of a whole relation, for every column that says nothing itself. */
  static Optional<String> ofRelation(Node node) {
    return text(node.info().meta(), "classification");
  }

  static Optional<String> of(NodeColumn column, Node node) {
    return text(column.meta(), "classification").or(() -> ofRelation(node));
  }

  /** The columns a class came through in another product, if it came from there. */
  static List<String> pathBefore(NodeColumn column) {
    return floe(column.meta()).get("classified_through") instanceof List<?> path
        ? path.stream().map(String::valueOf).toList()
        : List.of();
  }
}
