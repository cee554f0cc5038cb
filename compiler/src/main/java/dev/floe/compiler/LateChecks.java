package dev.floe.compiler;

import dev.floe.analysis.Binder;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlBody;
import dev.floe.artifacts.SqlText;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.spi.SqlAnalyzer;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.StaticAnalysis;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks the SQL of deferred nodes once it is known, against what was compiled. Safe for several
 * threads: each check has an analyzer of its own.
 */
public final class LateChecks {

  private final StaticAnalysis analysis;
  private final Map<String, Node> nodes = new HashMap<>();

  public LateChecks(StaticAnalysis analysis, List<Node> compiled) {
    this.analysis = analysis;
    compiled.forEach(node -> nodes.put(node.uniqueId(), node));
  }

  /** What is wrong with a node, now that its SQL is known. */
  public List<Diagnostic> check(Node node, SqlText sql) {
    try (SqlAnalyzer analyzer = analysis.analyzer()) {
      Binder binder = new Binder(analyzer);
      declare(node, binder, new HashSet<>());
      if (node instanceof Node.Referable own) {
        declareAlone(own, binder);
      }
      return binder.bind(with(node, new SqlBody.Static(sql))).diagnostics();
    } catch (SqlFailure failure) {
      return List.of(
          Diagnostic.of(
              CompilerCode.NO_COMPUTE,
              "the engine that checks SQL does not start: " + failure.getMessage()));
    }
  }

  private void declare(Node reader, Binder binder, Set<String> seen) {
    for (String id : reader.dependsOn()) {
      if (seen.add(id) && nodes.get(id) instanceof Node.Referable read) {
        if (read.location().isEmpty()) {
          declare(read, binder, seen);
        } else {
          declareAlone(read, binder);
        }
      }
    }
  }

  /** A relation as something that is there, whatever made it. */
  private static void declareAlone(Node.Referable node, Binder binder) {
    node.location()
        .ifPresent(relation -> binder.bind(new Node.Source(node.info(), relation, node.columns())));
  }

  private static Node with(Node node, SqlBody body) {
    return switch (node) {
      case Node.Model model -> model.with(body);
      case Node.Snapshot snapshot -> snapshot.with(body);
      case Node.Test test -> test.with(body);
      case Node.UnitTest test -> test;
      case Node.Seed seed -> seed;
      case Node.Source source -> source;
    };
  }
}
