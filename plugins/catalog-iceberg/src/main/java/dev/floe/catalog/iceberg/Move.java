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
 */
record Move(TableIdentifier table, long after, long before, int schema) {

  /** The table was there and had no rows yet. */
  static final long EMPTY = 0;

  /** The table was not there. */
  static final long ABSENT = -1;

  private static final int PARTS = 4;

  static Move of(StagedTable change) {
    Optional<TableMetadata> before = change.before();
    return new Move(
        change.identifier(),
        change.snapshot().snapshotId(),
        before
            .map(there ->
                there.currentSnapshot() == null ? EMPTY : there.currentSnapshot().snapshotId())
            .orElse(ABSENT),
        before.map(TableMetadata::currentSchemaId).orElse(0));
  }

  /** The inverse of {@link #text}. */
  static Move parse(String text) {
    String[] parts = text.split(" ", PARTS);
    return new Move(
        TableIdentifierParser.fromJson(parts[3]),
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        Integer.parseInt(parts[2]));
  }

  String text() {
    return after + " " + before + " " + schema + " " + TableIdentifierParser.toJson(table);
  }

  /** Whether the table has gone this way, wherever it is now. */
  boolean isDone(IcebergTables tables) {
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
    TableMetadata.Builder back = TableMetadata.buildFrom(now);
    if (before == EMPTY) {
      back.removeRef(SnapshotRef.MAIN_BRANCH);
    } else {
      back.setBranchSnapshot(before, SnapshotRef.MAIN_BRANCH);
    }
    back.setCurrentSchema(schema).removeSnapshots(List.of(after));
    operations.commit(now, back.build());
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
