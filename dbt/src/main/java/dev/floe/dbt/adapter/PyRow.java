package dev.floe.dbt.adapter;

import dev.floe.jinja.value.Texts;
import java.util.List;
import java.util.stream.Collectors;

/** A row of a table: its values by number or by column name. */
record PyRow(List<String> names, List<Object> items) implements NamedItems {

  @Override
  public String typeName() {
    return "agate.Row";
  }

  @Override
  public String repr() {
    return "<agate.Row: ("
        + items.stream().map(Texts::repr).collect(Collectors.joining(", "))
        + ")>";
  }
}
