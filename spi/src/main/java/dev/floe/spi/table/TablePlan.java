package dev.floe.spi.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a table's rows are to be written.
 *
 * @param columns as the files must have them, in their order
 * @param layout as the files must have it
 * @param folder a local folder for the files, empty
 * @param since what readers see now, where rows can be added to it or files of it replaced
 */
public record TablePlan(
    TableName name,
    List<StoredColumn> columns,
    TableLayout layout,
    Path folder,
    Optional<TableSnapshot> since) {

  public TablePlan {
    columns = List.copyOf(columns);
  }
}
