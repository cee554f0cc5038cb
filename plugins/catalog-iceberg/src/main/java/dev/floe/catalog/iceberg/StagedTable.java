package dev.floe.catalog.iceberg;

import java.util.Optional;
import org.apache.iceberg.BaseTransaction;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * A table's change, prepared and not yet committed: its files are written, and no reader can find
 * them.
 *
 * @param before what readers see; absent for a table that does not exist yet
 */
record StagedTable(
    TableIdentifier identifier, Optional<TableMetadata> before, BaseTransaction transaction) {

  /** What readers shall see. */
  TableMetadata after() {
    return transaction.currentMetadata();
  }

  Snapshot snapshot() {
    return after().currentSnapshot();
  }
}
