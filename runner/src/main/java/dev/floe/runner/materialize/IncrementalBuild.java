package dev.floe.runner.materialize;

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

  private IncrementalBuild() {}

  static Outcome run(Build build) throws SqlFailure {
    Optional<IncrementalStrategy> strategy = IncrementalStrategy.of(build.settings());
    if (strategy.isEmpty()) {
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
    Outcome.Refused broken = Contract.of(build).check().orElse(null);
    return broken != null ? broken : add(build, strategy.get(), policy.get());
  }

  private static Outcome add(Build build, IncrementalStrategy strategy, SchemaChange.Policy policy)
      throws SqlFailure {
    Dialect dialect = build.session().dialect();
    RelationName rows = build.temporary(NEW_ROWS);
    build.session().execute(Statement.framed(dialect.createTableAs(rows, true), build.query()));
    try {
      List<Column> arriving =
          build
              .session()
              .describe(
                  dev.floe.artifacts.SqlText.unmapped(
                      "select * from " + build.session().render(rows)));
      SchemaChange change = SchemaChange.between(build, policy, arriving);
      if (change.refusal().isPresent()) {
        return Outcome.refused(change.refusal().get());
      }
      change.apply();
      long written = strategy.write(build, rows, change.columnsToWrite());
      return Outcome.made(build.target(), written);
    } finally {
      drop(build, rows);
    }
  }

  /** A failed transaction takes the temporary table with it; a second failure hides the first. */
  private static void drop(Build build, RelationName rows) throws SqlFailure {
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
