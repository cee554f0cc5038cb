package dev.floe.dbt.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Everything in a project and its packages that is switched on, by unique id, in their order.
 *
 * @param rootProject the name of the project itself
 * @param disabled what is switched off, by unique id
 * @param docs doc blocks
 * @param disabledNodes the nodes among what is switched off
 */
public record ProjectGraph(
    String rootProject,
    SequencedMap<String, ResourceNode> nodes,
    SequencedMap<String, SourceTable> sources,
    SequencedMap<String, PassiveResource> passive,
    SequencedMap<String, Macro> macros,
    SequencedMap<String, DocBlock> docs,
    Map<String, Identity> disabled,
    List<ResourceNode> disabledNodes) {

  public ProjectGraph {
    nodes = sorted(nodes);
    sources = sorted(sources);
    passive = sorted(passive);
    macros = sorted(macros);
    docs = sorted(docs);
    disabled = sorted(disabled);
    disabledNodes = List.copyOf(disabledNodes);
  }

  /** The node of that unique id. */
  public Optional<ResourceNode> node(String uniqueId) {
    return Optional.ofNullable(nodes.get(uniqueId));
  }

  /** The source of that unique id. */
  public Optional<SourceTable> source(String uniqueId) {
    return Optional.ofNullable(sources.get(uniqueId));
  }

  /** Unique ids a resource reads, resolved; empty for unknown ids. */
  public List<String> parents(String uniqueId) {
    ResourceNode node = nodes.get(uniqueId);
    if (node != null) {
      return node.dependencies().nodes();
    }
    PassiveResource resource = passive.get(uniqueId);
    return resource == null ? List.of() : resource.dependencies().nodes();
  }

  private static <T> SequencedMap<String, T> sorted(Map<String, T> map) {
    return java.util.Collections.unmodifiableSequencedMap(new TreeMap<>(map));
  }
}
