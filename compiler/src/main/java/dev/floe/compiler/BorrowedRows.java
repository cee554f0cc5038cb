package dev.floe.compiler;

import dev.floe.artifacts.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds relations that keep no rows of their own and show those of another product. Whoever reads a
 * warehouse has that file alone, and need not have been granted what its views look into.
 */
final class BorrowedRows {

  private final String catalog;
  private final Map<String, Node> byId = new LinkedHashMap<>();

  BorrowedRows(String catalog, List<Node> nodes) {
    this.catalog = catalog;
    nodes.forEach(node -> byId.put(node.uniqueId(), node));
  }

  /** The relation of another product that is read through this one, if there is any. */
  Optional<String> behind(Node node) {
    return switch (node) {
      case Node.Source source ->
          source.relation().database().filter(database -> !database.equals(catalog)).isPresent()
              ? Optional.of(source.relation().toString())
              : Optional.empty();
      case Node.Model model ->
          model.materialization().equals("view") || model.materialization().equals("ephemeral")
              ? behindAny(model)
              : Optional.empty();
      case Node.Seed seed -> Optional.empty();
      case Node.Snapshot snapshot -> Optional.empty();
      case Node.Test test -> Optional.empty();
      case Node.UnitTest test -> Optional.empty();
    };
  }

  private Optional<String> behindAny(Node.Model model) {
    return model.dependsOn().stream()
        .map(byId::get)
        .filter(java.util.Objects::nonNull)
        .flatMap(read -> behind(read).stream())
        .findFirst();
  }
}
