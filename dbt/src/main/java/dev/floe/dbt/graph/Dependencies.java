package dev.floe.dbt.graph;

import java.util.List;

/**
 * What a node needs.
 *
 * @param refs as written, in the order of first use
 * @param sources as written, in the order of first use
 * @param macros unique ids of the macros its rendering called, in the order of first use
 * @param nodes unique ids of the nodes and sources it reads, resolved, in the order of first use;
 *     empty until references are resolved
 */
public record Dependencies(
    List<RefCall> refs, List<SourceCall> sources, List<String> macros, List<String> nodes) {

  public Dependencies {
    refs = List.copyOf(refs);
    sources = List.copyOf(sources);
    macros = List.copyOf(macros);
    nodes = List.copyOf(nodes);
  }

  /** No dependencies. */
  public static Dependencies none() {
    return new Dependencies(List.of(), List.of(), List.of(), List.of());
  }

  /** The same with the nodes resolved. */
  public Dependencies resolved(List<String> uniqueIds) {
    return new Dependencies(refs, sources, macros, uniqueIds);
  }
}
