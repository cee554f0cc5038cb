package dev.floe.runner.materialize;

import dev.floe.artifacts.SqlText;
import dev.floe.dbt.NodeRuntime;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.runner.RunCode;
import dev.floe.spi.Column;
import dev.floe.spi.Dialect;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationKind;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.Optional;

/** {@code snapshot}: every version of a row is kept, with the time it held. */
final class SnapshotBuild {

  private static final String SEEN = "__floe_seen";

  private SnapshotBuild() {}

  static Outcome run(Build build, NodeRuntime runtime) throws SqlFailure {
    Optional<Relation> old = build.session().relation(build.target());
    boolean exists = old.isPresent() && old.get().kind() == RelationKind.TABLE;
    Optional<Result<NodeRuntime.SnapshotStrategy>> own =
        runtime.snapshotStrategy(
            build.node(), new NodeRuntime.SnapshotSides("t", "s", exists), build.session().raw());
    if (own.filter(told -> !told.isOk()).isPresent()) {
      return new Outcome.Refused(own.get().diagnostics());
    }
    SnapshotPlan plan = new SnapshotPlan(build, own.flatMap(Result::value));
    List<Diagnostic> problems = plan.problems();
    if (!problems.isEmpty()) {
      return new Outcome.Refused(problems);
    }
    RelationName seen = build.temporary(SEEN);
    see(build, plan, seen);
    List<Column> all =
        build.session().describe(SqlText.unmapped("select * from " + build.session().render(seen)));
    List<Column> columns = all.subList(0, all.size() - plan.workedOutColumns());
    Outcome outcome = exists ? keep(build, plan, seen, columns) : begin(build, plan, seen, columns);
    List<Diagnostic> warnings = otherTime(build, plan, all);
    build.session().execute(build.session().dialect().drop(new Relation(seen, RelationKind.TABLE)));
    return outcome.with(warnings);
  }

  /** Times of one row can only be compared where the run's own are of the type of the versions'. */
  private static List<Diagnostic> otherTime(Build build, SnapshotPlan plan, List<Column> all)
      throws SqlFailure {
    String now =
        build
            .session()
            .describe(SqlText.unmapped("select " + plan.now() + " as t"))
            .getFirst()
            .nativeType();
    return all.stream()
        .filter(column -> column.name().equals(SnapshotPlan.UPDATED_AT))
        .map(Column::nativeType)
        .filter(type -> !type.equals(now))
        .map(type ->
            build
                .problem(
                    RunCode.SNAPSHOT_TIME,
                    "Data type of snapshot table timestamp columns ("
                        + now
                        + ") doesn't match derived column 'updated_at' ("
                        + type
                        + ")")
                .withHelp(
                    "Please update snapshot config 'updated_at': cast("
                        + plan.writtenTime()
                        + " as "
                        + now
                        + ")"))
        .toList();
  }

  /** What the query returns now, with its key, version time and identity worked out once. */
  private static void see(Build build, SnapshotPlan plan, RelationName seen) throws SqlFailure {
    Dialect.Frame frame = build.session().dialect().createTableAs(seen, true);
    build
        .session()
        .execute(
            new Statement(
                frame.before() + "select *, " + plan.workedOut() + " from (\n",
                build.query(),
                "\n) as floe_query" + frame.after()));
  }

  private static Outcome begin(
      Build build, SnapshotPlan plan, RelationName seen, List<Column> columns) throws SqlFailure {
    Swap.clear(build);
    long rows =
        build
            .session()
            .execute(
                Statement.own(
                    build
                        .session()
                        .dialect()
                        .createTableAs(build.target(), false)
                        .around(plan.firstVersions(build.session().render(seen), columns))));
    return Outcome.made(build.target(), rows);
  }

  private static Outcome keep(
      Build build, SnapshotPlan plan, RelationName seen, List<Column> columns) throws SqlFailure {
    List<Column> there = build.session().columns(build.target());
    List<String> missing = plan.missingFrom(there);
    if (!missing.isEmpty()) {
      return Outcome.refused(
          build
              .unusable(
                  "Snapshot target is missing configured columns: "
                      + build.target()
                      + " has no "
                      + String.join(", ", missing))
              .withHelp("give the snapshot another name, or the column names it was made with"));
    }
    List<Column> added =
        columns.stream()
            .filter(c -> there.stream().noneMatch(t -> t.name().equalsIgnoreCase(c.name())))
            .toList();
    for (Column column : added) {
      build
          .session()
          .execute(
              "alter table "
                  + build.targetSql()
                  + " add column "
                  + build.quote(column.name())
                  + " "
                  + column.nativeType());
    }
    long written =
        new SnapshotMerge(build, plan, build.session().render(seen), columns, added).run();
    return Outcome.made(build.target(), written);
  }
}
