package dev.floe.dbt.adapter;

import java.util.List;

/**
 * The rows or columns of a table: found by number, and columns by name.
 *
 * @param names of the items, in their order; empty for rows
 */
record PyTableItems(List<String> names, List<Object> items) implements NamedItems {

  @Override
  public String typeName() {
    return "agate.MappedSequence";
  }
}
