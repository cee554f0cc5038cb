package dev.floe.catalog.iceberg;

import java.util.Optional;
import org.apache.iceberg.BaseTransaction;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * A table's change, prepared and not yet committed: its files are written, and no reader can find
 * them.
 *
 * @param before what readers see; absent for a table that does not exist yet
 * @param begun what the transaction began with: {@code before}, or what the catalog proposed
 */
record StagedTable(
    TableIdentifier identifier,
    Optional<TableMetadata> before,
    TableMetadata begun,
    BaseTransaction transaction) {

  /** A change of a table that is there. */
  static StagedTable of(TableIdentifier identifier, BaseTransaction transaction) {
    TableMetadata before = transaction.startMetadata();
    return new StagedTable(identifier, Optional.of(before), before, transaction);
  }

  /** A table that comes to be. */
  static StagedTable created(TableIdentifier identifier, BaseTransaction transaction) {
    return new StagedTable(
        identifier, Optional.empty(), transaction.currentMetadata(), transaction);
  }

  /** What readers shall see. */
  TableMetadata after() {
    return transaction.currentMetadata();
  }

  /**
   * Makes an earlier state the one that readers shall see, with the columns it had.
   *
   * @param earlier a state the table has
   * @return whether they see another one now
   */
  boolean returnTo(long earlier) {
    TableOperations operations = ((HasTableOperations) transaction.table()).operations();
    TableMetadata now = operations.current();
    if (now.currentSnapshot() != null && now.currentSnapshot().snapshotId() == earlier) {
      return false;
    }
    TableMetadata.Builder next =
        TableMetadata.buildFrom(now).setBranchSnapshot(earlier, SnapshotRef.MAIN_BRANCH);
    schema(now, earlier)
        .filter(columns -> holdsLayout(now, columns))
        .ifPresent(columns -> next.setCurrentSchema(columns.schemaId()));
    operations.commit(now, next.build());
    return true;
  }

  private static Optional<Schema> schema(TableMetadata table, long snapshot) {
    return Optional.ofNullable(table.snapshot(snapshot).schemaId()).map(table.schemasById()::get);
  }

  /** A table cannot be laid out by columns it does not have: then it keeps those it has now. */
  private static boolean holdsLayout(TableMetadata table, Schema columns) {
    return table.spec().fields().stream()
            .allMatch(field -> columns.findField(field.sourceId()) != null)
        && table.sortOrder().fields().stream()
            .allMatch(field -> columns.findField(field.sourceId()) != null);
  }

  /** Whether it only goes back to a state that is there already. */
  boolean isReturn() {
    return before.filter(there -> there.snapshot(snapshot().snapshotId()) != null).isPresent();
  }

  Snapshot snapshot() {
    return after().currentSnapshot();
  }
}
