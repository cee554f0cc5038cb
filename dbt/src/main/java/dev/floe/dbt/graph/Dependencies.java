package dev.floe.dbt.graph;

import java.util.List;

/**
 * What a node needs.
 *
 * @param refs as written, in the order of first use
 * @param sources as written, in the order of first use
 * @param functions user-defined functions it calls, as written, in the order of first use
 * @param macros unique ids of the macros its rendering called, in the order of first use
 * @param nodes unique ids of the nodes and sources it reads, resolved, in the order of first use;
 *     empty until references are resolved
 */
public record Dependencies(
    List<RefCall> refs,
    List<SourceCall> sources,
    List<RefCall> functions,
    List<String> macros,
    List<String> nodes) {

  public Dependencies {
    refs = List.copyOf(refs);
    sources = List.copyOf(sources);
    functions = List.copyOf(functions);
    macros = List.copyOf(macros);
    nodes = List.copyOf(nodes);
  }

  /** Nothing but nodes and sources. */
  public static Dependencies reading(List<RefCall> refs, List<SourceCall> sources) {
    return new Dependencies(refs, sources, List.of(), List.of(), List.of());
  }

  /** No dependencies. */
  public static Dependencies none() {
    return reading(List.of(), List.of());
  }

  /** The same with the nodes resolved. */
  public Dependencies resolved(List<String> uniqueIds) {
    return new Dependencies(refs, sources, functions, macros, uniqueIds);
  }
}
