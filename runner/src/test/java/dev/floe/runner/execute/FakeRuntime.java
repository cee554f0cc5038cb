package dev.floe.runner.execute;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlText;
import dev.floe.dbt.NodeRuntime;
import dev.floe.diagnostics.Result;
import dev.floe.spi.RelationName;
import dev.floe.spi.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A project whose templates are plain functions. */
public final class FakeRuntime implements NodeRuntime {

  public final Map<String, Function<Session, Result<SqlText>>> bodies = new HashMap<>();
  public final Map<String, Function<Session, Result<List<RelationName>>>> own = new HashMap<>();
  public final Map<String, UnitTestQuery> unitTests = new HashMap<>();
  public final Map<String, Function<Batch, Result<SqlText>>> batches = new HashMap<>();
  public final Map<String, Function<NewRows, String>> strategies = new HashMap<>();
  public final Map<String, Function<SnapshotSides, SnapshotStrategy>> snapshots = new HashMap<>();
  public final Map<String, Function<SqlText, String>> judgements = new HashMap<>();
  public final Map<String, List<Hook>> before = new HashMap<>();
  public final Map<String, List<Hook>> after = new HashMap<>();
  public final Map<String, RelationName> pointers = new HashMap<>();
  public final List<Hook> runStart = new ArrayList<>();
  public final List<Hook> runEnd = new ArrayList<>();
  public final List<RunSummary> summaries = new ArrayList<>();

  @Override
  public Result<SqlText> body(Node node, Session session) {
    return known(bodies, node.uniqueId()).apply(session);
  }

  private static <V> V known(Map<String, V> made, String name) {
    V value = made.get(name);
    if (value == null) {
      throw new IllegalStateException("the test made nothing for " + name);
    }
    return value;
  }

  @Override
  public Result<SqlText> body(Node node, Session session, Batch batch) {
    return known(batches, node.uniqueId()).apply(batch);
  }

  @Override
  public boolean hasOwnStrategy(Node node, String strategy) {
    return strategies.containsKey(strategy);
  }

  @Override
  public Result<SqlText> incrementalSql(Node node, NewRows rows, Session session) {
    return Result.ok(SqlText.unmapped(known(strategies, rows.strategy()).apply(rows)));
  }

  @Override
  public Result<Optional<RelationName>> latestVersionPointer(Node.Model model, Session session) {
    return Result.ok(Optional.ofNullable(pointers.get(model.uniqueId())));
  }

  @Override
  public Optional<Result<SnapshotStrategy>> snapshotStrategy(
      Node node, SnapshotSides sides, Session session) {
    return Optional.ofNullable(snapshots.get(node.uniqueId()))
        .map(strategy -> Result.ok(strategy.apply(sides)));
  }

  @Override
  public Optional<Result<SqlText>> testSql(Node.Test test, SqlText failing, Session session) {
    return Optional.ofNullable(judgements.get(test.uniqueId()))
        .map(sql -> Result.ok(SqlText.unmapped(sql.apply(failing))));
  }

  @Override
  public Result<UnitTestQuery> unitTest(Node.UnitTest test, Session session) {
    return Result.ok(known(unitTests, test.uniqueId()));
  }

  @Override
  public List<Hook> hooks(Node node, HookPosition position) {
    return (position == HookPosition.BEFORE ? before : after)
        .getOrDefault(node.uniqueId(), List.of());
  }

  @Override
  public List<RunHook> runHooks(HookPosition position, RunSummary summary) {
    if (position == HookPosition.AFTER) {
      summaries.add(summary);
    }
    List<Hook> hooks = position == HookPosition.BEFORE ? runStart : runEnd;
    String kind = position == HookPosition.BEFORE ? "on-run-start" : "on-run-end";
    return IntStream.range(0, hooks.size())
        .<RunHook>mapToObj(
            i -> new NamedHook("operation.shop.shop-" + kind + "-" + i, hooks.get(i)))
        .toList();
  }

  @Override
  public boolean hasOwnMaterialization(Node node) {
    return own.containsKey(node.uniqueId());
  }

  @Override
  public Result<Materialized> materialize(Node node, Session session) {
    Function<Session, Result<List<RelationName>>> materialization = own.get(node.uniqueId());
    if (materialization == null) {
      throw new IllegalStateException("no materialization for " + node.uniqueId());
    }
    return materialization
        .apply(session)
        .map(made -> new Materialized(made, List.of(), OptionalLong.empty()));
  }

  private record NamedHook(String uniqueId, Hook hook) implements RunHook {

    @Override
    public boolean inTransaction() {
      return hook.inTransaction();
    }

    @Override
    public Result<SqlText> render(Session session) {
      return hook.render(session);
    }
  }

  public static Hook hook(boolean inTransaction, String sql) {
    return new Hook() {
      @Override
      public boolean inTransaction() {
        return inTransaction;
      }

      @Override
      public Result<SqlText> render(Session session) {
        return Result.ok(Nodes.written("dbt_project.yml", sql));
      }
    };
  }
}
