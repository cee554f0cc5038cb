package dev.floe.spi.table;

import dev.floe.spi.Type;
import java.util.List;

/**
 * A column, or a part of one, as files store it.
 *
 * @param id the field id, unique in the table for ever
 * @param type one that the format has; a value of another type is cast to it
 * @param children of a list its element, of a map key and value, of a struct its fields; else empty
 */
public record StoredColumn(int id, String name, Type type, List<StoredColumn> children) {

  public StoredColumn {
    children = List.copyOf(children);
  }
}
