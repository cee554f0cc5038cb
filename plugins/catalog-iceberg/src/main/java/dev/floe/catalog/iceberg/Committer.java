package dev.floe.catalog.iceberg;

import java.util.List;

/** Shows changes of tables to readers. */
interface Committer {

  /**
   * Commits all of them, each only if its table still is what it was when the change was prepared.
   *
   * @throws org.apache.iceberg.exceptions.CommitFailedException where one is not
   * @throws UnsupportedOperationException where the catalog cannot commit several tables at once,
   *     and nothing was committed
   * @throws RuntimeException where something else fails; then it may have come through or not, or
   *     come through later
   */
  void commit(List<StagedTable> changes);
}
