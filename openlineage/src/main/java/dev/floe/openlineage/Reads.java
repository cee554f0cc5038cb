package dev.floe.openlineage;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which relations a node reads: ephemeral models are looked through. */
final class Reads {

  private final Map<String, Node> byId = new HashMap<>();

  Reads(CompiledProduct product) {
    product.nodes().forEach(node -> byId.put(node.uniqueId(), node));
  }

  /** Every node with a relation that this one reads, each once, by unique id. */
  List<Node.Referable> of(Node node) {
    Map<String, Node.Referable> found = new LinkedHashMap<>();
    collect(node, found, new TreeSet<>());
    return List.copyOf(found.values());
  }

  private void collect(Node node, Map<String, Node.Referable> found, Set<String> seen) {
    for (String id : node.dependsOn()) {
      if (seen.add(id) && byId.get(id) instanceof Node.Referable read) {
        if (read.location().isPresent()) {
          found.put(id, read);
        } else {
          collect(read, found, seen);
        }
      }
    }
  }
}
