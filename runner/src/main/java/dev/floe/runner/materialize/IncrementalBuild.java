package dev.floe.runner.materialize;

import dev.floe.artifacts.SqlText;
import dev.floe.dbt.NodeRuntime;
import dev.floe.dbt.NodeRuntime.NewRows;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.spi.Column;
import dev.floe.spi.Dialect;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationKind;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.Optional;

/** {@code incremental}: new rows go into what is there, by one of the strategies. */
final class IncrementalBuild {

  private static final String NEW_ROWS = "__floe_rows";

  private final Build build;
  private final NodeRuntime runtime;
  private final String word;
  private final boolean own;

  IncrementalBuild(Build build, NodeRuntime runtime) {
    this.build = build;
    this.runtime = runtime;
    this.word = build.settings().text("incremental_strategy").orElse("default");
    this.own = runtime.hasOwnStrategy(build.node(), word);
  }

  Outcome run() throws SqlFailure {
    Optional<IncrementalStrategy> strategy = IncrementalStrategy.of(build.settings());
    if (strategy.isEmpty() && !own) {
      return Outcome.refused(IncrementalStrategy.unknown(build));
    }
    Optional<SchemaChange.Policy> policy = SchemaChange.Policy.of(build.settings());
    if (policy.isEmpty()) {
      return Outcome.refused(SchemaChange.unknown(build));
    }
    Optional<Relation> old = build.session().relation(build.target());
    boolean canAdd = old.isPresent() && old.get().kind() == RelationKind.TABLE;
    if (!canAdd || build.fromNothing()) {
      return TableBuild.run(build);
    }
    Optional<Diagnostic> unusable = strategy.flatMap(known -> known.unusable(build));
    if (unusable.isPresent() && !own) {
      return Outcome.refused(unusable.get());
    }
    Outcome.Refused broken = Contract.of(build).check().orElse(null);
    return broken != null ? broken : add(strategy, policy.get());
  }

  private Outcome add(Optional<IncrementalStrategy> strategy, SchemaChange.Policy policy)
      throws SqlFailure {
    Dialect dialect = build.session().dialect();
    RelationName rows = build.temporary(NEW_ROWS);
    build.session().execute(Statement.framed(dialect.createTableAs(rows, true), build.query()));
    try {
      List<Column> arriving =
          build
              .session()
              .describe(SqlText.unmapped("select * from " + build.session().render(rows)));
      Widening.apply(build, arriving);
      SchemaChange change = SchemaChange.between(build, policy, arriving);
      if (change.refusal().isPresent()) {
        return Outcome.refused(change.refusal().get());
      }
      change.apply();
      List<Column> columns = change.columnsToWrite();
      if (own) {
        return writeByMacro(rows, columns);
      }
      long written =
          strategy.orElseThrow().write(build, rows, columns.stream().map(Column::name).toList());
      return Outcome.made(build.target(), written);
    } finally {
      drop(rows);
    }
  }

  private Outcome writeByMacro(RelationName rows, List<Column> columns) throws SqlFailure {
    Result<SqlText> sql =
        runtime.incrementalSql(
            build.node(), new NewRows(word, rows, columns, build.batch()), build.session().raw());
    if (!sql.isOk() || sql.value().isEmpty()) {
      return new Outcome.Refused(sql.diagnostics());
    }
    return Outcome.made(build.target(), build.session().execute(Statement.of(sql.value().get())));
  }

  /** A failed transaction takes the temporary table with it; a second failure hides the first. */
  private void drop(RelationName rows) throws SqlFailure {
    Statement failedPerhaps = build.session().last();
    try {
      build
          .session()
          .raw()
          .execute(build.session().dialect().drop(new Relation(rows, RelationKind.TABLE)));
    } catch (SqlFailure alreadyGone) {
      if (!build.session().raw().inTransaction()) {
        throw alreadyGone;
      }
      build.session().remember(failedPerhaps);
    }
  }
}
