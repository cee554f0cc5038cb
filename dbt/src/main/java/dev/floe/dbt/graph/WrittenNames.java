package dev.floe.dbt.graph;

/** How the names of what the graph has are written into SQL. */
public interface WrittenNames {

  /** The whole name of a node's relation. */
  String of(ResourceNode node);

  /** The whole name of a source's table. */
  String of(SourceTable table);
}
