package dev.floe.analysis;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumns;
import dev.floe.artifacts.SqlBody;
import dev.floe.artifacts.SqlText;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.spi.BoundQuery;
import dev.floe.spi.Column;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlAnalyzer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Binds the nodes of a product. The caller hands them in one after another, each after the nodes it
 * reads, because rendering a node may need to know the columns of those before it. One thread at a
 * time.
 */
public final class Binder {

  /** Materializations whose SQL is a query that becomes the relation, and nothing else. */
  private static final Set<String> QUERIES =
      Set.of("table", "view", "incremental", "ephemeral", "materialized_view", "external");

  private static final List<String> HOOKS =
      List.of("pre-hook", "pre_hook", "post-hook", "post_hook");

  private final Shadow shadow;
  private final QueryBinding queries;

  /**
   * @param analyzer fresh, told by {@link SqlAnalyzer#use} where names that lack parts belong;
   *     stays the caller's to close
   */
  public Binder(SqlAnalyzer analyzer) {
    this.shadow = new Shadow(analyzer);
    this.queries = new QueryBinding(analyzer, shadow);
  }

  /**
   * Makes known what the product does to the engine before its models run, such as a hook that
   * creates a macro. What cannot be executed here may be the making of a function, so from then on
   * an unknown function is no mistake.
   */
  public void prepare(String sql) {
    queries.prepare(sql);
  }

  /**
   * What is known of the columns of a relation; absent where no node that was bound has that name.
   */
  public Optional<NodeColumns> columns(RelationName relation) {
    return shadow.columns(relation);
  }

  /** The node with its columns, and what is wrong with its SQL. */
  public Result<Node> bind(Node node) {
    return switch (node) {
      case Node.Source source -> known(source);
      case Node.Seed seed -> known(seed);
      case Node.Model model -> model(model);
      case Node.Snapshot snapshot -> snapshot(snapshot);
      case Node.Test test -> test(test);
      case Node.UnitTest test -> Result.ok(test);
    };
  }

  /**
   * What is wrong with the query a model that was bound runs later, when its relation is there. Its
   * columns stay those of the first run; nothing is said where these are not all known.
   */
  public List<Diagnostic> check(Node.Model model, SqlText later) {
    boolean bound =
        model
            .location()
            .flatMap(shadow::columns)
            .filter(NodeColumns.Bound.class::isInstance)
            .isPresent();
    return bound ? queries.bind(model, later, true).diagnostics() : List.of();
  }

  private Result<Node> known(Node.Referable node) {
    shadow.declare(node);
    return Result.ok(node);
  }

  private Result<Node> model(Node.Model model) {
    if (hasHooks(model.config())) {
      queries.functionsMayComeLater();
    }
    boolean query = QUERIES.contains(model.materialization());
    Outcome outcome = outcome(model, model.body(), query);
    Node.Model bound =
        new Node.Model(
            model.info(),
            model.relation(),
            model.materialization(),
            model.layer(),
            model.body(),
            DeclaredColumns.merge(outcome.query(), model.columns(), promises(model.config())),
            model.constraints(),
            model.dependsOn(),
            model.config());
    shadow.declare(bound);
    List<Diagnostic> all = new ArrayList<>(outcome.diagnostics());
    all.addAll(DeclaredColumns.missing(bound.columns(), bound.info()));
    return Result.of(bound, all);
  }

  /** What a hook of a model does is not executed here: it may make a function or a macro. */
  private static boolean hasHooks(Map<String, Object> config) {
    return HOOKS.stream()
        .map(config::get)
        .anyMatch(
            hooks -> hooks instanceof List<?> list ? !list.isEmpty() : hooks instanceof String);
  }

  /** Whether the model's contract is enforced: then its columns get the types its author wrote. */
  private static boolean promises(Map<String, Object> config) {
    return config.get("contract") instanceof Map<?, ?> contract
        && Boolean.TRUE.equals(contract.get("enforced"));
  }

  private Result<Node> snapshot(Node.Snapshot snapshot) {
    Outcome outcome = outcome(snapshot, snapshot.body(), true);
    NodeColumns query = DeclaredColumns.merge(outcome.query(), snapshot.columns(), false);
    Node.Snapshot bound =
        new Node.Snapshot(
            snapshot.info(),
            snapshot.relation(),
            snapshot.body(),
            SnapshotColumns.added(query, snapshot.config()),
            snapshot.dependsOn(),
            snapshot.config());
    shadow.declare(bound);
    return Result.of(bound, outcome.diagnostics());
  }

  private Result<Node> test(Node.Test test) {
    Outcome outcome = outcome(test, test.body(), true);
    return Result.of(test, outcome.diagnostics());
  }

  private Outcome outcome(Node node, SqlBody body, boolean query) {
    Optional<String> broken = shadow.brokenDependency(node);
    if (broken.isPresent()) {
      shadow.breakSilently(node.uniqueId());
      return Outcome.unknown(broken.get() + ", which it reads, has errors");
    }
    return switch (body) {
      case SqlBody.Static written -> queries.bind(node, written.sql(), query);
      case SqlBody.Deferred deferred -> deferred(deferred);
    };
  }

  private static Outcome deferred(SqlBody.Deferred deferred) {
    String reason = "its SQL is known only when it runs: " + deferred.reason();
    return deferred
        .declaredColumns()
        .map(columns -> Outcome.of(promised(columns, reason)))
        .orElseGet(() -> Outcome.unknown(reason));
  }

  private static BoundQuery promised(List<Column> columns, String reason) {
    return new BoundQuery.Known(
        columns,
        Collections.nCopies(columns.size(), (ColumnLineage) new ColumnLineage.Unknown(reason)));
  }
}
