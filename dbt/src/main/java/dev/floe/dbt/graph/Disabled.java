package dev.floe.dbt.graph;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is switched off: it is not part of the graph, and known so that a reference to it can be
 * explained.
 *
 * @param identities everything by its unique id
 */
public record Disabled(
    Map<String, Identity> identities,
    List<ResourceNode> nodes,
    List<SourceTable> sources,
    List<PassiveResource> passive) {

  public Disabled {
    identities = Collections.unmodifiableMap(new TreeMap<>(identities));
    nodes = List.copyOf(nodes);
    sources = List.copyOf(sources);
    passive = List.copyOf(passive);
  }
}
