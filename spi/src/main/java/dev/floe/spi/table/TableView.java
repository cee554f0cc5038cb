package dev.floe.spi.table;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A name under which readers find the rows of a table, whatever table they are in.
 *
 * @param name its own
 * @param table whose rows and columns it shows, those that are visible
 * @param comment empty if there is none
 * @param properties floe's own, kept with it
 */
public record TableView(
    TableName name, TableName table, String comment, Map<String, String> properties) {

  public TableView {
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
  }
}
