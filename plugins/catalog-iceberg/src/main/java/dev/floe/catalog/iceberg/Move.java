package dev.floe.catalog.iceberg;

import java.util.List;
import java.util.Optional;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.catalog.TableIdentifierParser;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * A table's way from one state to the next, short enough to be noted where it can be found again.
 *
 * @param after the snapshot it goes to
 * @param before the one it comes from; {@link #EMPTY} or {@link #ABSENT} where there is none
 * @param schema the id of the schema before
 * @param back whether the snapshot it goes to was there already
 */
record Move(TableIdentifier table, long after, long before, int schema, boolean back) {

  /** The table was there and had no rows yet. */
  static final long EMPTY = 0;

  /** The table was not there. */
  static final long ABSENT = -1;

  private static final String BACK = "back";
  private static final String ON = "on";

  private static final int PARTS = 5;

  static Move of(StagedTable change) {
    Optional<TableMetadata> before = change.before();
    return new Move(
        change.identifier(),
        change.snapshot().snapshotId(),
        before
            .map(there ->
                there.currentSnapshot() == null ? EMPTY : there.currentSnapshot().snapshotId())
            .orElse(ABSENT),
        before.map(TableMetadata::currentSchemaId).orElse(0),
        change.isReturn());
  }

  /** The inverse of {@link #text}. */
  static Move parse(String text) {
    String[] parts = text.split(" ", PARTS);
    return new Move(
        TableIdentifierParser.fromJson(parts[PARTS - 1]),
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        Integer.parseInt(parts[2]),
        parts[3].equals(BACK));
  }

  String text() {
    return String.join(
        " ",
        Long.toString(after),
        Long.toString(before),
        Integer.toString(schema),
        back ? BACK : ON,
        TableIdentifierParser.toJson(table));
  }

  /** Whether the table has gone this way, wherever it is now; on a way back, if it is there. */
  boolean isDone(IcebergTables tables) {
    if (back) {
      return tables.load(table).filter(there -> current(there) == after).isPresent();
    }
    return tables
        .load(table)
        .filter(there -> there.snapshot(after) != null)
        .filter(there -> there.currentSnapshot() != null)
        .filter(
            there -> SnapshotUtil.isAncestorOf(there, there.currentSnapshot().snapshotId(), after))
        .isPresent();
  }

  /** Takes the table back, if it has not moved on since. */
  void undo(IcebergTables tables) {
    Optional<Table> there = tables.load(table);
    if (there.filter(found -> current(found) == after).isEmpty()) {
      return;
    }
    if (before == ABSENT) {
      boolean _ = tables.catalog().dropTable(table, false);
      return;
    }
    TableOperations operations = ((HasTableOperations) there.get()).operations();
    TableMetadata now = operations.current();
    TableMetadata.Builder undone = TableMetadata.buildFrom(now);
    if (before == EMPTY) {
      undone.removeRef(SnapshotRef.MAIN_BRANCH);
    } else {
      undone.setBranchSnapshot(before, SnapshotRef.MAIN_BRANCH);
    }
    undone.setCurrentSchema(schema);
    if (!back) {
      undone.removeSnapshots(List.of(after));
    }
    operations.commit(now, undone.build());
  }

  /** Keeps a table from going this way any more, by a state of the same rows. */
  void bar(IcebergTables tables) {
    tables
        .load(table)
        .filter(there -> before != ABSENT && current(there) == before)
        .ifPresent(there -> there.newFastAppend().commit());
  }

  private static long current(Table table) {
    return table.currentSnapshot() == null ? EMPTY : table.currentSnapshot().snapshotId();
  }
}
