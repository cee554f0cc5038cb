package dev.floe.governance;

import dev.floe.artifacts.Node;
import dev.floe.manifest.inherit.Platform;
import java.util.List;

/**
 * What rules judge.
 *
 * @param platform the policies, each with the place that demands it
 * @param product the product's own dbt project; models of packages are not judged by name
 * @param nodes sorted by unique id
 */
public record Subject(Platform platform, String product, List<Node> nodes) {

  public Subject {
    nodes = List.copyOf(nodes);
  }

  /** The models the product's own team wrote. */
  public List<Node.Model> ownModels() {
    return nodes.stream()
        .filter(Node.Model.class::isInstance)
        .map(Node.Model.class::cast)
        .filter(model -> model.info().packageName().equals(product))
        .toList();
  }
}
