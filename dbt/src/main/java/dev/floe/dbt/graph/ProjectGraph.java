package dev.floe.dbt.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Everything in a project and its packages that is switched on, by unique id.
 *
 * @param rootProject the name of the project itself
 * @param passive in the order written
 * @param docs doc blocks
 * @param disabled what is switched off
 */
public record ProjectGraph(
    String rootProject,
    SequencedMap<String, ResourceNode> nodes,
    SequencedMap<String, SourceTable> sources,
    SequencedMap<String, PassiveResource> passive,
    SequencedMap<String, Macro> macros,
    SequencedMap<String, DocBlock> docs,
    Disabled disabled) {

  public ProjectGraph {
    nodes = sorted(nodes);
    sources = sorted(sources);
    passive = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(passive));
    macros = sorted(macros);
    docs = sorted(docs);
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
    return Collections.unmodifiableSequencedMap(new TreeMap<>(map));
  }
}
