package dev.floe.dbt.graph;

import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Nodes by unique id that can tell some things of a node without having it whole: most commands
 * look at a few of thousands.
 */
public interface IndexedNodes extends SequencedMap<String, ResourceNode> {

  /** Unique ids a node reads; empty for unknown ids. */
  List<String> parents(String uniqueId);

  /** The generic tests declared on a node, in the order of their ids. */
  List<NodeDetail.GenericTest> testsOn(String uniqueId);

  /** Package, folders and name of a node; empty for unknown ids. */
  List<String> fqn(String uniqueId);

  /** The models that have a deprecation date. */
  Set<String> dated();

  /** The models that are time spines. */
  Set<String> timeSpines();
}
