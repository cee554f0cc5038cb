package dev.floe.governance.classification;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.CompiledProduct.OutputPort;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.artifacts.NodeColumns;
import dev.floe.governance.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The classes of a port's columns as a product publishes them, in the terms of its output ports, so
 * that they follow the data into the products that read it.
 */
public final class PublishedClasses {

  private static final String TERM = "classification";
  private static final String LEVEL = "level";
  private static final String THROUGH = "through";

  private PublishedClasses() {}

  /** The product with the classes of its ports' columns in their terms. */
  public static CompiledProduct in(Subject subject) {
    Classes classes = Classes.of(subject);
    List<OutputPort> ports =
        subject.product().outputPorts().stream()
            .map(port ->
                subject
                    .node(port.node())
                    .map(node -> terms(node, classes))
                    .filter(terms -> !terms.isEmpty())
                    .map(terms -> with(port, terms))
                    .orElse(port))
            .toList();
    return subject.product().withOutputPorts(ports);
  }

  private static Map<String, Object> terms(Node node, Classes classes) {
    Map<String, Object> terms = new LinkedHashMap<>();
    for (ColumnClass column : classes.columns(node)) {
      classes
          .effective(node, column)
          .ifPresent(taint ->
              terms.put(column.column(), Map.of(LEVEL, taint.level(), THROUGH, taint.path())));
    }
    return terms;
  }

  private static OutputPort with(OutputPort port, Map<String, Object> classes) {
    Map<String, Object> terms = new LinkedHashMap<>(port.terms());
    terms.put(TERM, classes);
    return new OutputPort(port.name(), port.description(), port.table(), port.node(), terms);
  }

  /**
   * The columns of a port as its readers see them: each says its class, and how it came.
   *
   * @param before put before each column of the way: {@code sales.crm.}
   */
  public static NodeColumns of(OutputPort port, NodeColumns columns, String before) {
    if (!(port.terms().get(TERM) instanceof Map<?, ?> classes)) {
      return columns;
    }
    return switch (columns) {
      case NodeColumns.Bound bound ->
          new NodeColumns.Bound(
              bound.actual().stream().map(column -> with(column, classes, before)).toList(),
              bound.declared());
      case NodeColumns.Unknown unknown ->
          new NodeColumns.Unknown(
              unknown.reason(),
              unknown.declared().stream().map(column -> with(column, classes, before)).toList());
    };
  }

  private static NodeColumn with(NodeColumn column, Map<?, ?> classes, String before) {
    if (!(classes.get(column.name()) instanceof Map<?, ?> found)) {
      return column;
    }
    Map<String, Object> floe = new LinkedHashMap<>();
    Declarations.floe(column.meta()).forEach((key, value) -> floe.put(String.valueOf(key), value));
    floe.put("classification", String.valueOf(found.get(LEVEL)));
    floe.put("classified_through", through(found, before));
    Map<String, Object> meta = new LinkedHashMap<>(column.meta());
    meta.put("floe", floe);
    return column.withMeta(meta);
  }

  private static List<String> through(Map<?, ?> found, String before) {
    List<String> steps = new ArrayList<>();
    if (found.get(THROUGH) instanceof List<?> path) {
      path.forEach(step -> steps.add(before + step));
    }
    return steps;
  }
}
