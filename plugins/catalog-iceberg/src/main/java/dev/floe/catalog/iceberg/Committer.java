package dev.floe.catalog.iceberg;

import java.util.List;

/** Shows changes of tables to readers. */
interface Committer {

  /**
   * Commits all of them, each only if its table still is what it was when the change was prepared.
   *
   * @throws org.apache.iceberg.exceptions.CommitFailedException where one is not
   */
  void commit(List<StagedTable> changes);
}
