package dev.floe.spi.table;

import dev.floe.spi.Type;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a table shall be.
 *
 * @param columns in their order
 * @param layout of columns that are there
 * @param comment empty if there is none
 * @param properties floe's own, kept with the table; a property of an earlier release that is not
 *     here any more is removed if it is one of floe's
 */
public record TableDefinition(
    TableName name,
    List<TableColumn> columns,
    TableLayout layout,
    String comment,
    Map<String, String> properties) {

  public TableDefinition {
    columns = List.copyOf(columns);
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
  }

  /**
   * A column as the engine has it; the catalog says how it is stored.
   *
   * @param comment empty if there is none
   */
  public record TableColumn(String name, Type type, String comment) {}
}
