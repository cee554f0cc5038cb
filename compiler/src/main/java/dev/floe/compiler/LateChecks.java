package dev.floe.compiler;

import dev.floe.analysis.Binder;
import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlBody;
import dev.floe.artifacts.SqlText;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.governance.Subject;
import dev.floe.governance.rules.Governance;
import dev.floe.governance.rules.Judgement;
import dev.floe.governance.rules.RuleSet;
import dev.floe.spi.SqlAnalyzer;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.StaticAnalysis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Checks the SQL of deferred nodes once it is known, against what was compiled. Safe for several
 * threads: each check has an analyzer of its own.
 */
public final class LateChecks {

  private final StaticAnalysis analysis;
  private final Map<String, Node> nodes = new ConcurrentHashMap<>();
  private final Function<List<Node>, Judgement> rules;
  private final Set<String> known = new HashSet<>();

  /** Checks SQL, without rules. */
  public LateChecks(StaticAnalysis analysis, List<Node> compiled) {
    this(analysis, compiled, now -> Judgement.none());
  }

  private LateChecks(
      StaticAnalysis analysis, List<Node> compiled, Function<List<Node>, Judgement> rules) {
    this.analysis = analysis;
    this.rules = rules;
    compiled.forEach(node -> nodes.put(node.uniqueId(), node));
  }

  /** Checks SQL, and judges its node by the rules the product was compiled under. */
  public static LateChecks of(StaticAnalysis analysis, Compilation compilation) {
    CompiledProduct product = compilation.product();
    RuleSet ruleSet = RuleSet.of(compilation.documents().platform());
    LateChecks checks =
        new LateChecks(
            analysis,
            product.nodes(),
            now ->
                Governance.judge(
                    new Subject(
                        compilation.documents().platform(),
                        product.withNodes(now),
                        compilation.project().graph().rootProject()),
                    ruleSet,
                    compilation.terms()));
    compilation.judgement().findings().forEach(old -> checks.known.add(old.fingerprint()));
    return checks;
  }

  /** What is wrong with a node, now that its SQL is known. */
  public List<Diagnostic> check(Node node, SqlText sql) {
    try (SqlAnalyzer analyzer = analysis.analyzer()) {
      Binder binder = new Binder(analyzer);
      declare(node, binder, new HashSet<>());
      if (node instanceof Node.Referable own) {
        declareAlone(own, binder);
      }
      Result<Node> bound = binder.bind(with(node, new SqlBody.Static(sql)));
      bound.value().ifPresent(now -> nodes.put(now.uniqueId(), now));
      List<Diagnostic> found = new ArrayList<>(bound.diagnostics());
      found.addAll(judged(node));
      return found;
    } catch (SqlFailure failure) {
      return List.of(
          Diagnostic.of(
              CompilerCode.NO_COMPUTE,
              "the engine that checks SQL does not start: " + failure.getMessage()));
    }
  }

  /**
   * What the rules say of a node now, with everything known that ran before it; not again what they
   * said when the product was compiled.
   */
  private List<Diagnostic> judged(Node node) {
    if (!(node instanceof Node.Referable)) {
      return List.of();
    }
    return rules.apply(List.copyOf(nodes.values())).findings().stream()
        .filter(finding -> concerns(finding.subject(), node))
        .filter(finding -> !known.contains(finding.fingerprint()))
        .toList();
  }

  /** Whether a finding is about a node or one of its columns. */
  private static boolean concerns(String subject, Node node) {
    return subject.equals(node.uniqueId()) || subject.startsWith(node.uniqueId() + ".");
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
    if (node instanceof Node.Source source) {
      binder.bind(source);
      return;
    }
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
