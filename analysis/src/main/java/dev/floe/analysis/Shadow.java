package dev.floe.analysis;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.artifacts.NodeColumns;
import dev.floe.spi.Column;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlAnalyzer;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the analyzer was told so far: the relations of the nodes that were bound. */
final class Shadow {

  private final SqlAnalyzer analyzer;
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, NodeColumns> relations = new HashMap<>();
  private final Map<String, OpenRelation> open = new HashMap<>();
  private final Set<String> broken = new HashSet<>();

  Shadow(SqlAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  Optional<NodeColumns> columns(RelationName relation) {
    return Optional.ofNullable(relations.get(key(relation)));
  }

  /** Makes a node's relation known to the queries that follow. */
  void declare(Node.Referable node) {
    nodes.put(node.uniqueId(), node);
    Optional<RelationName> location = node.location();
    if (location.isEmpty()) {
      return;
    }
    relations.put(key(location.get()), node.columns());
    switch (node.columns()) {
      case NodeColumns.Bound bound -> declare(location.get(), columns(bound));
      case NodeColumns.Unknown unknown -> {
        OpenRelation relation =
            new OpenRelation(location.get(), node.uniqueId(), unknown.reason(), unknown.declared());
        open.put(node.uniqueId(), relation);
        declare(relation);
      }
    }
  }

  void declare(OpenRelation relation) {
    declare(relation.name(), relation.columns());
  }

  private void declare(RelationName name, List<Column> columns) {
    try {
      analyzer.declare(name, columns);
    } catch (SqlFailure e) {
      throw new IllegalStateException("cannot declare '" + name + "': " + e.getMessage(), e);
    }
  }

  /** A name given twice is declared once; who reads it gets the first, as the engine would. */
  private static List<Column> columns(NodeColumns.Bound bound) {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (NodeColumn column : bound.actual()) {
      columns.putIfAbsent(column.name().toLowerCase(Locale.ROOT), column(column));
    }
    return List.copyOf(columns.values());
  }

  private static Column column(NodeColumn column) {
    return new Column(column.name(), column.type(), column.nativeType());
  }

  /** A node whose SQL has errors. */
  void breakSilently(String uniqueId) {
    broken.add(uniqueId);
  }

  /** The first of the nodes it reads that has errors, by its name. */
  Optional<String> brokenDependency(Node node) {
    return node.dependsOn().stream()
        .filter(broken::contains)
        .map(id ->
            "'" + Optional.ofNullable(nodes.get(id)).map(n -> n.info().name()).orElse(id) + "'")
        .findFirst();
  }

  /**
   * The relations a node reads of which not every column is known; an ephemeral model is part of
   * the query that reads it, so what it reads counts.
   */
  List<OpenRelation> openRelations(Node node) {
    Map<String, OpenRelation> found = new LinkedHashMap<>();
    collect(node, found, new HashSet<>());
    return new ArrayList<>(found.values());
  }

  private void collect(Node node, Map<String, OpenRelation> found, Set<String> seen) {
    for (String id : node.dependsOn()) {
      OpenRelation relation = open.get(id);
      Node dependency = nodes.get(id);
      if (relation != null) {
        found.put(id, relation);
      } else if (dependency instanceof Node.Model model
          && model.location().isEmpty()
          && seen.add(id)) {
        collect(model, found, seen);
      }
    }
  }

  /** The sources a node reads, itself or through ephemeral models, that are files to the engine. */
  List<Node.Source> externalSources(Node node) {
    List<Node.Source> found = new ArrayList<>();
    collect(node, found, new HashSet<>());
    return found;
  }

  private void collect(Node node, List<Node.Source> found, Set<String> seen) {
    for (String id : node.dependsOn()) {
      Node read = seen.add(id) ? nodes.get(id) : null;
      if (read instanceof Node.Source source && source.external().isPresent()) {
        found.add(source);
      } else if (read instanceof Node.Model model && model.location().isEmpty()) {
        collect(model, found, seen);
      }
    }
  }

  private static String key(RelationName name) {
    return name.toString().toLowerCase(Locale.ROOT);
  }
}
