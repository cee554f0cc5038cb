package dev.floe.spi.table;

import java.util.List;

/**
 * The name of a table in a catalog.
 *
 * @param namespace outermost first, never empty: {@code [sales, gold]}
 */
public record TableName(List<String> namespace, String name) {

  public TableName {
    namespace = List.copyOf(namespace);
    if (namespace.isEmpty() || name.isEmpty()) {
      throw new IllegalArgumentException("a table has a namespace and a name");
    }
  }

  /** With dots: {@code sales.gold.customers}. */
  @Override
  public String toString() {
    return String.join(".", namespace) + "." + name;
  }
}
