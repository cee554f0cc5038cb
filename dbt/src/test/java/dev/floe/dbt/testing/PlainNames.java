package dev.floe.dbt.testing;

import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.dbt.graph.WrittenNames;

/** Names without any quotes. */
public record PlainNames() implements WrittenNames {

  @Override
  public String of(ResourceNode node) {
    return node.placement().relation().toString();
  }

  @Override
  public String of(SourceTable table) {
    return table.placement().relation().toString();
  }
}
