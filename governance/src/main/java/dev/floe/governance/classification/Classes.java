package dev.floe.governance.classification;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.governance.Subject;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.ColumnLineage.Input;
import dev.floe.spi.ColumnLineage.Use;
import dev.floe.spi.RelationName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The class of every column of a product: what is declared, and what follows the data along column
 * lineage. Only an approved function makes data less confidential. Where lineage is not known, a
 * column carries the worst of everything its query reads.
 */
public final class Classes {

  private final Subject subject;
  private final Levels levels;
  private final Declassification declassification;
  private final Map<String, Node.Referable> byRelation = new HashMap<>();
  private final Map<String, Map<String, ColumnClass>> columns = new HashMap<>();
  private final Map<String, Optional<Taint>> others = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  private Classes(Subject subject) {
    this.subject = subject;
    this.levels = new Levels(subject.platform());
    this.declassification = new Declassification(subject.platform());
    for (Node node : subject.product().nodes()) {
      if (node instanceof Node.Referable readable) {
        readable.location().ifPresent(name -> byRelation.put(key(name), readable));
      }
    }
  }

  /** Follows the classes through a product. */
  public static Classes of(Subject subject) {
    Classes classes = new Classes(subject);
    classes.byRelation.values().forEach(classes::visit);
    for (Node node : subject.product().nodes()) {
      if (node instanceof Node.Referable readable) {
        classes.visit(readable);
      }
    }
    return classes;
  }

  Levels levels() {
    return levels;
  }

  /**
   * The classes of a node's columns, in their order; of declared columns where no more is known.
   */
  public List<ColumnClass> columns(Node node) {
    return List.copyOf(columns.getOrDefault(node.uniqueId(), Map.of()).values());
  }

  /** What a column nobody knows by name may carry, of a node whose columns are not known. */
  Optional<Taint> others(Node node) {
    return others.getOrDefault(node.uniqueId(), Optional.empty());
  }

  /** What counts for a column: the worse of what is declared and what it brings along. */
  public Optional<Taint> effective(Node node, ColumnClass column) {
    Optional<Taint> declared =
        column.declared().map(level -> new Taint(level, origin(node, column)));
    return worst(column.inherited(), declared);
  }

  /** The worst class in a node. */
  Optional<Taint> worstOf(Node node) {
    Optional<Taint> worst = others(node);
    for (ColumnClass column : columns(node)) {
      worst = worst(worst, effective(node, column));
    }
    return worst;
  }

  private List<String> origin(Node node, ColumnClass column) {
    String here = node.info().name() + "." + column.column();
    List<String> before =
        known(node).stream()
            .filter(found -> found.name().equalsIgnoreCase(column.column()))
            .map(Declarations::pathBefore)
            .findFirst()
            .orElse(List.of());
    List<String> path = new ArrayList<>(before);
    path.add(here);
    return path;
  }

  private static List<NodeColumn> known(Node node) {
    return node instanceof Node.Referable readable
        ? readable.columns().known().orElse(readable.columns().declared())
        : List.of();
  }

  private Optional<Taint> worst(Optional<Taint> one, Optional<Taint> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return levels.rank(other.get().level()) > levels.rank(one.get().level()) ? other : one;
  }

  /** Depth first; a circle, which compiling has reported, is cut where it is met again. */
  private void visit(Node.Referable node) {
    if (columns.containsKey(node.uniqueId()) || !open.add(node.uniqueId())) {
      return;
    }
    for (String id : node.dependsOn()) {
      if (subject.node(id).orElse(null) instanceof Node.Referable read) {
        visit(read);
      }
    }
    Map<String, ColumnClass> classes = new LinkedHashMap<>();
    boolean unknown = node.columns().known().isEmpty();
    Optional<Taint> read = unknown || hasUnknownLineage(node) ? everythingRead(node) : none();
    for (NodeColumn column : known(node)) {
      Optional<Taint> inherited = unknown ? read : inherited(column, read);
      String here = node.info().name() + "." + column.name();
      classes.put(
          small(column.name()),
          new ColumnClass(
              column.name(),
              Declarations.of(column, node),
              inherited.map(taint -> taint.into(here))));
    }
    columns.put(node.uniqueId(), classes);
    Optional<Taint> whole =
        Declarations.ofRelation(node)
            .map(level -> new Taint(level, List.of(node.info().name() + ".*")));
    others.put(
        node.uniqueId(),
        unknown ? worst(whole, read.map(taint -> taint.into(node.info().name() + ".*"))) : none());
  }

  private static Optional<Taint> none() {
    return Optional.empty();
  }

  private static boolean hasUnknownLineage(Node.Referable node) {
    return known(node).stream()
        .anyMatch(column -> column.lineage() instanceof ColumnLineage.Unknown);
  }

  /** The worst of all a node's query reads, ephemeral models looked through. */
  private Optional<Taint> everythingRead(Node node) {
    Optional<Taint> worst = Optional.empty();
    for (String id : node.dependsOn()) {
      Optional<Node> read = subject.node(id);
      if (read.isPresent()) {
        worst = worst(worst, worstOf(read.get()));
      }
    }
    return worst;
  }

  private Optional<Taint> inherited(NodeColumn column, Optional<Taint> everything) {
    return switch (column.lineage()) {
      case ColumnLineage.Unknown unknown -> everything;
      case ColumnLineage.Known known -> {
        Optional<Taint> worst = Optional.empty();
        for (Input input : known.inputs()) {
          if (input.use() != Use.CONDITION) {
            worst = worst(worst, taint(input));
          }
        }
        yield worst;
      }
    };
  }

  private Optional<Taint> taint(Input input) {
    Node.Referable read = byRelation.get(key(input.relation()));
    if (read == null) {
      return Optional.empty();
    }
    ColumnClass column = columns.getOrDefault(read.uniqueId(), Map.of()).get(small(input.column()));
    Optional<Taint> brought = column == null ? others(read) : effective(read, column);
    return brought.map(taint ->
        levels.isAtLeast(taint.level(), levels.harmless()) && declassification.approves(input)
            ? new Taint(levels.harmless(), taint.path())
            : taint);
  }

  private static String key(RelationName name) {
    return small(name.toString());
  }

  static String small(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
