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

  /** The inverse of {@link #toString}, for names without dots in them. */
  public static TableName parse(String text) {
    List<String> parts = List.of(text.split("\\.", -1));
    return new TableName(parts.subList(0, parts.size() - 1), parts.getLast());
  }

  /** With dots: {@code sales.gold.customers}. */
  @Override
  public String toString() {
    return String.join(".", namespace) + "." + name;
  }
}
