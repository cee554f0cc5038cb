package dev.floe.dbt.graph;

import java.util.List;

/** What a reference leads to. */
public sealed interface Resolution {

  /** A node or source. */
  record Found(String uniqueId) implements Resolution {}

  /** There is such a node, but it is switched off. */
  record Disabled(String uniqueId) implements Resolution {}

  /** There is none; {@code known} are the names there are. */
  record Missing(List<String> known) implements Resolution {}

  /** Several packages have one. */
  record Ambiguous(List<String> uniqueIds) implements Resolution {}
}
