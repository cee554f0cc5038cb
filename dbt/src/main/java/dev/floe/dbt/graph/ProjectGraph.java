package dev.floe.dbt.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
    nodes = nodes instanceof IndexedNodes ? nodes : sorted(nodes);
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
    if (nodes.containsKey(uniqueId)) {
      return nodes instanceof IndexedNodes indexed
          ? indexed.parents(uniqueId)
          : node(uniqueId).map(node -> node.dependencies().nodes()).orElse(List.of());
    }
    PassiveResource resource = passive.get(uniqueId);
    return resource == null ? List.of() : resource.dependencies().nodes();
  }

  /** Package, folders and name of a node; empty for unknown ids. */
  public List<String> fqn(String uniqueId) {
    return nodes instanceof IndexedNodes indexed
        ? indexed.fqn(uniqueId)
        : node(uniqueId).map(node -> node.identity().fqn()).orElse(List.of());
  }

  /** The models that have a deprecation date. */
  public Set<String> dated() {
    return nodes instanceof IndexedNodes indexed ? indexed.dated() : those(ResourceNode::isDated);
  }

  /** The models that metrics are joined to. */
  public Set<String> timeSpines() {
    return nodes instanceof IndexedNodes indexed
        ? indexed.timeSpines()
        : those(ResourceNode::isTimeSpine);
  }

  private Set<String> those(Predicate<ResourceNode> wanted) {
    return nodes.values().stream()
        .filter(wanted)
        .map(ResourceNode::uniqueId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static <T> SequencedMap<String, T> sorted(Map<String, T> map) {
    return Collections.unmodifiableSequencedMap(new TreeMap<>(map));
  }
}
