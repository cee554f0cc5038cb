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

  /** A unit test, rendered now: what its inputs are like is asked of the database. */
  Result<UnitTestQuery> unitTest(Node.UnitTest test, Session session);

  /** A node's hooks, rendered one by one: later ones may depend on what earlier ones did. */
  List<Hook> hooks(Node node, HookPosition position);

  /** The project's {@code on-run-start} or {@code on-run-end} hooks, packages first. */
  List<Hook> runHooks(HookPosition position, RunSummary summary);

  /**
   * The macro that executes this node, where a project or package brings its own materialization.
   */
  boolean hasOwnMaterialization(Node node);

  /**
   * Executes a node by the project's own materialization macro.
   *
   * @return the relations it says it made
   */
  Result<List<RelationName>> materialize(Node node, Session session);

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

  /**
   * What {@code on-run-end} hooks may know of the run.
   *
   * @param results one entry a finished node, as in {@code run_results.json}, plain values
   * @param schemas (database, schema) pairs the run wrote to
   */
  record RunSummary(List<Map<String, Object>> results, List<RelationName> schemas) {

    /** Nothing has run. */
    public static RunSummary empty() {
      return new RunSummary(List.of(), List.of());
    }
  }
}
