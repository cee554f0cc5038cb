package dev.floe.runner;

import dev.floe.artifacts.Node;
import java.util.List;
import java.util.Set;

/**
 * What to run.
 *
 * @param nodes the whole graph, each unique id once; ids in {@code dependsOn} that are not among
 *     them are taken for things that are there already
 * @param selected unique ids of the nodes to run; sources and ephemeral models may be among them
 *     and have nothing to run
 */
public record RunRequest(List<Node> nodes, Set<String> selected, RunOptions options) {

  public RunRequest {
    nodes = List.copyOf(nodes);
    selected = Set.copyOf(selected);
  }
}
