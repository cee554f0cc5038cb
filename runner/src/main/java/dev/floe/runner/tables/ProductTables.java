package dev.floe.runner.tables;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.CompiledProduct.OutputPort;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.spi.Column;
import dev.floe.spi.RelationName;
import dev.floe.spi.table.TableDefinition;
import dev.floe.spi.table.TableDefinition.TableColumn;
import dev.floe.spi.table.TableName;
import dev.floe.spi.table.TableView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which tables a product's nodes become, and what the tables say of themselves. */
public record ProductTables(CompiledProduct product) {

  /** The nodes that become tables: models and snapshots with a place of their own. */
  List<Node.Referable> nodes() {
    List<Node.Referable> nodes = new ArrayList<>();
    for (Node node : product.nodes()) {
      switch (node) {
        case Node.Model model when model.location().isPresent() -> nodes.add(model);
        case Node.Snapshot snapshot -> nodes.add(snapshot);
        case Node.Model _, Node.Source _, Node.Seed _, Node.Test _, Node.UnitTest _ -> {}
      }
    }
    return nodes;
  }

  /** The tables they become. */
  public Set<TableName> names() {
    return nodes().stream()
        .map(node -> name(node.location().orElseThrow()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The table a relation becomes: its schema in the namespace of its domain. */
  TableName name(RelationName relation) {
    List<String> namespace = new ArrayList<>();
    product.product().domain().ifPresent(namespace::add);
    relation.schema().ifPresent(schema -> namespace.addAll(List.of(schema.split("\\.", -1))));
    return new TableName(namespace, relation.identifier());
  }

  /** The definition of the table a node becomes. */
  TableDefinition definition(Node.Referable node, RelationName relation, List<Column> columns) {
    Map<String, NodeColumn> described = described(node);
    return new TableDefinition(
        name(relation),
        columns.stream().map(column -> column(column, described)).toList(),
        LayoutSettings.of(node).over(columns),
        node.info().description(),
        properties(node, described));
  }

  private static TableColumn column(Column column, Map<String, NodeColumn> described) {
    String comment =
        Optional.ofNullable(described.get(key(column.name())))
            .map(NodeColumn::description)
            .orElse("");
    return new TableColumn(column.name(), column.type(), comment);
  }

  private static Map<String, NodeColumn> described(Node.Referable node) {
    Map<String, NodeColumn> all = new HashMap<>();
    node.columns().declared().forEach(column -> all.put(key(column.name()), column));
    node.columns()
        .known()
        .ifPresent(actual -> actual.forEach(column -> all.put(key(column.name()), column)));
    return all;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private Map<String, String> properties(Node.Referable node, Map<String, NodeColumn> described) {
    Map<String, String> all = new TreeMap<>();
    all.put("floe.version", product.product().version());
    all.put("floe.node", node.uniqueId());
    if (!product.product().owner().isEmpty()) {
      all.put("floe.owner", product.product().owner());
    }
    if (node instanceof Node.Model model) {
      model.layer().ifPresent(layer -> all.put("floe.layer", layer));
    }
    product.outputPorts().stream()
        .filter(port -> port.node().equals(node.uniqueId()))
        .forEach(port -> port(port, all));
    described
        .values()
        .forEach(column ->
            classification(column)
                .ifPresent(word -> all.put("floe.classification." + column.name(), word)));
    return all;
  }

  private void port(OutputPort port, Map<String, String> properties) {
    properties.merge("floe.port", port.name(), (one, other) -> one + ", " + other);
    properties.merge(
        "floe.contract",
        product.product().qualifiedName() + "." + port.name() + ":" + product.product().version(),
        (one, other) -> one + ", " + other);
  }

  /** A product's views lie in a namespace of its own: {@code sales.customer_360}. */
  public List<String> viewNamespace() {
    List<String> namespace = new ArrayList<>();
    product.product().domain().ifPresent(namespace::add);
    namespace.add(word(product.product().name()));
    return namespace;
  }

  /** A view for each output port, named as the port is. */
  public List<TableView> views() {
    List<TableView> views = new ArrayList<>();
    for (OutputPort port : product.outputPorts()) {
      nodes().stream()
          .filter(node -> node.uniqueId().equals(port.node()))
          .findFirst()
          .ifPresent(node -> views.add(view(port, node)));
    }
    return views;
  }

  /** The view of a port. */
  public TableName viewName(OutputPort port) {
    return new TableName(viewNamespace(), word(port.name()));
  }

  private TableView view(OutputPort port, Node.Referable node) {
    Map<String, String> properties = new TreeMap<>();
    properties.put("floe.product", product.product().qualifiedName());
    port(port, properties);
    return new TableView(
        viewName(port), name(node.location().orElseThrow()), port.description(), properties);
  }

  /** A name that needs no quotes in SQL. */
  private static String word(String name) {
    return name.replaceAll("[^A-Za-z0-9_]", "_");
  }

  /** {@code meta.floe.classification}, as the author wrote it or lineage brought it. */
  private static Optional<String> classification(NodeColumn column) {
    return column.meta().get("floe") instanceof Map<?, ?> floe
        ? Optional.ofNullable(floe.get("classification")).map(Object::toString)
        : Optional.empty();
  }
}
