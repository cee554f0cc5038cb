package dev.floe.compiler;

import dev.floe.analysis.Binder;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.artifacts.NodeColumns;
import dev.floe.dbt.adapter.ShadowCatalog;
import dev.floe.spi.Column;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationKind;
import dev.floe.spi.RelationName;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The relations of a product as templates may ask about them while it is compiled. */
final class ProductCatalog implements ShadowCatalog {

  private final Binder binder;
  private final Map<RelationName, Node.Referable> nodes = new HashMap<>();

  ProductCatalog(Binder binder, Collection<Node> nodes) {
    this.binder = binder;
    for (Node node : nodes) {
      if (node instanceof Node.Referable readable) {
        readable.location().ifPresent(name -> this.nodes.put(name, readable));
      }
    }
  }

  @Override
  public Knowledge relation(RelationName name) {
    Node.Referable node = nodes.get(name);
    if (node == null) {
      return new Knowledge.Foreign();
    }
    Relation relation = new Relation(name, kind(node));
    Optional<NodeColumns> columns = binder.columns(name);
    if (columns.isEmpty()) {
      return new Knowledge.ColumnsUnknown(relation, node.info().name() + " is compiled later");
    }
    return switch (columns.get()) {
      case NodeColumns.Bound bound ->
          new Knowledge.Known(
              relation, bound.actual().stream().map(ProductCatalog::column).toList());
      case NodeColumns.Unknown unknown -> new Knowledge.ColumnsUnknown(relation, unknown.reason());
    };
  }

  @Override
  public List<Relation> relations(Optional<String> database, String schema) {
    return nodes.entrySet().stream()
        .filter(entry -> entry.getKey().schema().equals(Optional.of(schema)))
        .filter(entry -> database.isEmpty() || entry.getKey().database().equals(database))
        .map(entry -> new Relation(entry.getKey(), kind(entry.getValue())))
        .sorted(java.util.Comparator.comparing(relation -> relation.name().toString()))
        .toList();
  }

  private static RelationKind kind(Node.Referable node) {
    return switch (node) {
      case Node.Source source -> RelationKind.TABLE;
      case Node.Seed seed -> RelationKind.TABLE;
      case Node.Snapshot snapshot -> RelationKind.TABLE;
      case Node.Model model ->
          model.materialization().equals("view") ? RelationKind.VIEW : RelationKind.TABLE;
    };
  }

  private static Column column(NodeColumn column) {
    return new Column(column.name(), column.type(), column.nativeType());
  }
}
