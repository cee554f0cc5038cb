package dev.floe.compiler;

import dev.floe.analysis.Binder;
import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumns;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.spi.SqlAnalyzer;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.StaticAnalysis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Binds the stored SQL of a compiled product anew, as if what it reads from others had other
 * columns: nothing is rendered and no file of the product is needed. What is known only when it
 * runs is passed over.
 */
public final class Rebinding {

  private final StaticAnalysis analysis;

  public Rebinding(StaticAnalysis analysis) {
    this.analysis = analysis;
  }

  /**
   * The errors that come with other columns, by the node whose SQL has them.
   *
   * @param changed the columns to be, by the relations of the product's sources
   */
  public Map<String, List<Diagnostic>> broken(
      CompiledProduct product, Map<String, NodeColumns> changed) {
    Set<String> before = new HashSet<>();
    errors(product, Map.of())
        .forEach((node, found) -> found.forEach(one -> before.add(node + one.message())));
    Map<String, List<Diagnostic>> broken = new LinkedHashMap<>();
    errors(product, changed)
        .forEach((node, found) -> {
          List<Diagnostic> fresh =
              found.stream().filter(one -> !before.contains(node + one.message())).toList();
          if (!fresh.isEmpty()) {
            broken.put(node, fresh);
          }
        });
    return broken;
  }

  /** The errors in the SQL as it was stored, by the node that has them. */
  Map<String, List<Diagnostic>> errors(CompiledProduct product) {
    return errors(product, Map.of());
  }

  private Map<String, List<Diagnostic>> errors(
      CompiledProduct product, Map<String, NodeColumns> changed) {
    Map<String, List<Diagnostic>> errors = new LinkedHashMap<>();
    try (SqlAnalyzer analyzer = analysis.analyzer()) {
      Binder binder = new Binder(analyzer);
      for (Node node : GraphOrder.of(product.nodes())) {
        List<Diagnostic> found = new ArrayList<>(binder.bind(with(node, changed)).diagnostics());
        found.removeIf(one -> !one.isError());
        if (!found.isEmpty()) {
          errors.put(node.uniqueId(), found);
        }
      }
      return errors;
    } catch (SqlFailure failure) {
      throw new FloeException(
          Diagnostic.of(
              CompilerCode.NO_COMPUTE,
              "the engine that checks SQL does not start: " + failure.getMessage()),
          failure);
    }
  }

  private static Node with(Node node, Map<String, NodeColumns> changed) {
    return node instanceof Node.Source source && changed.containsKey(source.relation().toString())
        ? source.with(changed.get(source.relation().toString()))
        : node;
  }
}
