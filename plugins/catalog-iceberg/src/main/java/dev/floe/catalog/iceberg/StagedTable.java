package dev.floe.catalog.iceberg;

import java.util.Optional;
import java.util.function.Consumer;
import org.apache.iceberg.BaseTransaction;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Snapshot;
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

  /** Changes what no operation of a transaction does, or does not do for every catalog. */
  void change(Consumer<TableMetadata.Builder> change) {
    TableOperations operations = ((HasTableOperations) transaction.table()).operations();
    TableMetadata now = operations.current();
    TableMetadata.Builder next = TableMetadata.buildFrom(now);
    change.accept(next);
    operations.commit(now, next.build());
  }

  Snapshot snapshot() {
    return after().currentSnapshot();
  }
}
