package dev.floe.runner.materialize;

import dev.floe.runner.materialize.SnapshotPlan.HardDeletes;
import dev.floe.runner.materialize.SnapshotPlan.Meta;
import dev.floe.spi.Column;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationKind;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Brings what the query returns now into a snapshot that exists. */
final class SnapshotMerge {

  private final Build build;
  private final SnapshotPlan plan;
  private final String seen;
  private final List<Column> columns;
  private final List<Column> added;

  /**
   * @param seen the table of what the query returns, in SQL
   * @param columns the query's own
   * @param added those of them that the snapshot did not have until now
   */
  SnapshotMerge(
      Build build, SnapshotPlan plan, String seen, List<Column> columns, List<Column> added) {
    this.build = build;
    this.plan = plan;
    this.seen = seen;
    this.columns = columns;
    this.added = added;
  }

  /** New versions written. */
  long run() throws SqlFailure {
    RelationName fresh = build.temporary("__floe_fresh");
    RelationName gone = build.temporary("__floe_gone");
    keep(fresh, freshRows());
    keep(gone, goneRows());
    HardDeletes deletes = plan.hardDeletes().orElse(HardDeletes.IGNORE);
    long written = 0;
    if (deletes == HardDeletes.NEW_RECORD) {
      written += execute(deletionRecords(sql(gone)));
    }
    if (deletes != HardDeletes.IGNORE) {
      execute(close(sql(gone), plan.now()));
    }
    execute(close(sql(fresh), "f." + SnapshotPlan.UPDATED_AT));
    written += execute(insertFresh(sql(fresh)));
    forget(fresh);
    forget(gone);
    return written;
  }

  /** Rows with a new key, or another version of one that holds. */
  private String freshRows() {
    return "select s.*, t."
        + plan.meta(Meta.SCD_ID)
        + " as __floe_old from "
        + seen
        + " as s left join "
        + holding()
        + " as t on "
        + sameKey()
        + " where t."
        + plan.meta(Meta.SCD_ID)
        + " is null or "
        + plan.changed(columns, added);
  }

  /** Versions that hold and whose key the query no longer returns. */
  private String goneRows() {
    String alreadySaid =
        plan.keepsDeletions() ? " and t." + plan.meta(Meta.IS_DELETED) + " <> 'True'" : "";
    return "select t."
        + plan.meta(Meta.SCD_ID)
        + " as __floe_old from "
        + holding()
        + " as t left join "
        + seen
        + " as s on "
        + sameKey()
        + " where s."
        + SnapshotPlan.SCD_ID
        + " is null"
        + alreadySaid;
  }

  private String holding() {
    String keys =
        IntStream.range(0, plan.keys().size())
            .mapToObj(i -> ", (" + plan.keys().get(i) + ") as " + SnapshotPlan.KEY + i)
            .collect(Collectors.joining());
    return "(select v.*"
        + keys
        + " from "
        + build.targetSql()
        + " as v where "
        + plan.holds("v")
        + ")";
  }

  private String sameKey() {
    return IntStream.range(0, plan.keys().size())
        .mapToObj(i -> "s." + SnapshotPlan.KEY + i + " = t." + SnapshotPlan.KEY + i)
        .collect(Collectors.joining(" and "));
  }

  private String close(String ended, String at) {
    return "update "
        + build.targetSql()
        + " as t set "
        + plan.meta(Meta.VALID_TO)
        + " = "
        + at
        + " from "
        + ended
        + " as f where t."
        + plan.meta(Meta.SCD_ID)
        + " = f.__floe_old and "
        + plan.holds("t");
  }

  private String insertFresh(String fresh) {
    return "insert into "
        + build.targetSql()
        + " ("
        + plan.columnList(columns)
        + ") select "
        + plan.versionColumns("f", columns)
        + " from "
        + fresh
        + " as f";
  }

  /** A row that says: from now on there is none. */
  private String deletionRecords(String gone) {
    String own =
        columns.stream().map(c -> "t." + build.quote(c.name())).collect(Collectors.joining(", "));
    List<String> keys =
        IntStream.range(0, plan.keys().size()).mapToObj(i -> "t." + SnapshotPlan.KEY + i).toList();
    String meta =
        Stream.of(
                plan.hash(keys, plan.now()),
                plan.now(),
                plan.now(),
                plan.openEnd(plan.now()),
                "'True'")
            .collect(Collectors.joining(", "));
    return "insert into "
        + build.targetSql()
        + " ("
        + plan.columnList(columns)
        + ") select "
        + own
        + ", "
        + meta
        + " from "
        + holding()
        + " as t join "
        + gone
        + " as f on t."
        + plan.meta(Meta.SCD_ID)
        + " = f.__floe_old";
  }

  private void keep(RelationName name, String query) throws SqlFailure {
    build.session().execute(build.session().dialect().createTableAs(name, true).around(query));
  }

  private void forget(RelationName name) throws SqlFailure {
    build.session().execute(build.session().dialect().drop(new Relation(name, RelationKind.TABLE)));
  }

  private long execute(String sql) throws SqlFailure {
    return Math.max(0, build.session().execute(sql));
  }

  private String sql(RelationName name) {
    return build.session().render(name);
  }
}
