package dev.floe.dbt.select;

import dev.floe.dbt.config.NodeConfig;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.Identity;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.NodeProperties;
import dev.floe.dbt.graph.PassiveResource;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.graph.SourceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A resource as selectors see it.
 *
 * @param sourceName of a table of a source
 */
record Candidate(
    Identity identity,
    NodeConfig config,
    NodeProperties properties,
    List<String> tags,
    Optional<NodeDetail> detail,
    Optional<String> sourceName) {

  String id() {
    return identity.uniqueId();
  }

  static List<Candidate> of(ProjectGraph graph) {
    List<Candidate> all = new ArrayList<>();
    graph.nodes().values().forEach(node -> all.add(of(node)));
    graph.sources().values().forEach(source -> all.add(of(source)));
    graph.passive().values().stream()
        .filter(resource -> resource.identity().type() != ResourceType.GROUP)
        .forEach(resource -> all.add(of(resource)));
    return all;
  }

  private static Candidate of(ResourceNode node) {
    return new Candidate(
        node.identity(),
        node.config(),
        node.properties(),
        node.tags(),
        Optional.of(node.detail()),
        Optional.empty());
  }

  private static Candidate of(SourceTable source) {
    return new Candidate(
        source.identity(),
        source.config(),
        source.properties(),
        PlainValues.texts(source.config().get("tags").orElse(null)),
        Optional.empty(),
        Optional.of(source.sourceName()));
  }

  private static Candidate of(PassiveResource resource) {
    return new Candidate(
        resource.identity(),
        resource.config(),
        resource.properties(),
        PlainValues.texts(resource.config().get("tags").orElse(null)),
        Optional.empty(),
        Optional.empty());
  }
}
