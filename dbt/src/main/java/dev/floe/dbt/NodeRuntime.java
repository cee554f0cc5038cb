package dev.floe.dbt;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlText;
import dev.floe.diagnostics.Result;
import dev.floe.spi.Column;
import dev.floe.spi.RelationName;
import dev.floe.spi.Session;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the executor asks of a dbt project while it runs: everything that only templates can tell,
 * and only now, with a database at hand. Safe for several threads, each with a session of its own.
 */
public interface NodeRuntime {

  /** The SQL of a node, rendered now. Ephemeral models it refers to are inlined. */
  Result<SqlText> body(Node node, Session session);

  /** The SQL of a microbatch model for one of its batches: it reads the events of that time. */
  Result<SqlText> body(Node node, Session session, Batch batch);

  /** Whether a project or package brings a macro {@code get_incremental_<strategy>_sql}. */
  boolean hasOwnStrategy(Node node, String strategy);

  /** The statements of that macro, which add new rows to an incremental model. */
  Result<SqlText> incrementalSql(Node node, NewRows rows, Session session);

  /**
   * The view that stands for the latest version of this model, if it is that and is to have one.
   */
  Result<Optional<RelationName>> latestVersionPointer(Node.Model model, Session session);

  /**
   * How a macro {@code snapshot_<strategy>_strategy} of a project or package tells versions of a
   * row apart; empty if there is no such macro.
   */
  Optional<Result<SnapshotStrategy>> snapshotStrategy(
      Node node, SnapshotSides sides, Session session);

  /**
   * The statement that counts and judges the failing rows of a test, where a project or package
   * brings a {@code get_test_sql} of its own; empty if it does not.
   *
   * @param failing a query that returns the failing rows
   */
  Optional<Result<SqlText>> testSql(Node.Test test, SqlText failing, Session session);

  /** A unit test, rendered now: what its inputs are like is asked of the database. */
  Result<UnitTestQuery> unitTest(Node.UnitTest test, Session session);

  /** A node's hooks, rendered one by one: later ones may depend on what earlier ones did. */
  List<Hook> hooks(Node node, HookPosition position);

  /** The project's {@code on-run-start} or {@code on-run-end} hooks, packages first. */
  List<RunHook> runHooks(HookPosition position, RunSummary summary);

  /**
   * The macro that executes this node, where a project or package brings its own materialization.
   */
  boolean hasOwnMaterialization(Node node);

  /** Executes a node by the project's own materialization macro. */
  Result<Materialized> materialize(Node node, Session session);

  /**
   * What a materialization macro did.
   *
   * @param relations those it says it made
   * @param main the rows its statement {@code main} fetched, plain values; no row if it fetched
   *     none
   * @param rows how many rows that statement wrote, where the engine told
   */
  record Materialized(
      List<RelationName> relations, List<List<@Nullable Object>> main, OptionalLong rows) {

    public Materialized {
      relations = List.copyOf(relations);
      main = List.copyOf(main);
    }
  }

  /**
   * One batch of a microbatch model.
   *
   * @param id as templates see it: {@code 20260131}
   * @param end the first moment that is not in it
   * @param incremental whether there is a table to add it to
   */
  record Batch(String id, Instant start, Instant end, boolean incremental) {}

  /**
   * New rows of an incremental model.
   *
   * @param strategy as configured
   * @param source where the rows are
   * @param columns the columns to fill
   * @param batch of a microbatch model
   */
  record NewRows(
      String strategy, RelationName source, List<Column> columns, Optional<Batch> batch) {

    public NewRows {
      columns = List.copyOf(columns);
    }
  }

  /**
   * What a snapshot compares.
   *
   * @param kept the alias of versions that are kept
   * @param seen the alias of rows as they are now
   * @param exists whether there is a snapshot to compare with
   */
  record SnapshotSides(String kept, String seen, boolean exists) {}

  /**
   * How a snapshot is kept, in SQL.
   *
   * @param uniqueKey one expression or several over a row
   * @param updatedAt the time of a row's version
   * @param rowChanged whether a row, by its aliases, is another version than the kept one
   * @param scdId the identity of a version
   */
  record SnapshotStrategy(
      List<String> uniqueKey, String updatedAt, String rowChanged, String scdId) {

    public SnapshotStrategy {
      uniqueKey = List.copyOf(uniqueKey);
    }
  }

  /**
   * A unit test as SQL.
   *
   * @param actual the model's query over fixtures
   * @param expected a query that returns the rows that are expected
   * @param columns names of the columns to compare, which both queries return
   */
  record UnitTestQuery(SqlText actual, String expected, List<String> columns) {

    public UnitTestQuery {
      columns = List.copyOf(columns);
    }
  }

  /** Before or after: a node, or the whole run. */
  enum HookPosition {
    BEFORE,
    AFTER
  }

  /** A piece of SQL to execute around something. */
  interface Hook {

    /** Whether it runs inside the transaction of what it surrounds. */
    boolean inTransaction();

    /** Its SQL, rendered now; empty text means there is nothing to do. */
    Result<SqlText> render(Session session);
  }

  /** A hook of the whole run, which artifacts list beside the nodes. */
  interface RunHook extends Hook {

    /** {@code operation.shop.shop-on-run-start-0}. */
    String uniqueId();
  }

  /**
   * What {@code on-run-end} hooks may know of the run.
   *
   * @param results one entry a finished node, as in {@code run_results.json}, plain values
   * @param schemas (database, schema) pairs the run wrote to
   */
  record RunSummary(List<Map<String, @Nullable Object>> results, List<RelationName> schemas) {

    /** Nothing has run. */
    public static RunSummary empty() {
      return new RunSummary(List.of(), List.of());
    }
  }
}
