package dev.floe.spi.table;

import java.util.List;

/**
 * A table's content at one time.
 *
 * @param id the catalog's own
 * @param run the run that wrote it; empty where it was not written by floe
 */
public record TableSnapshot(
    TableName name, long id, String run, long rows, List<StoredColumn> columns) {

  public TableSnapshot {
    columns = List.copyOf(columns);
  }
}
