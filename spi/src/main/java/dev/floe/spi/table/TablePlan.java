package dev.floe.spi.table;

import java.nio.file.Path;
import java.util.List;

/**
 * How a table's rows are to be written.
 *
 * @param columns as the files must have them, in their order
 * @param folder a local folder for the files, empty
 */
public record TablePlan(TableName name, List<StoredColumn> columns, Path folder) {

  public TablePlan {
    columns = List.copyOf(columns);
  }
}
