package dev.floe.runner.resume;

import dev.floe.artifacts.ArtifactsJson;
import dev.floe.artifacts.Digests;
import dev.floe.artifacts.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One short text for each node that is the same as long as its code and everything it reads are: a
 * digest of the node, of what the caller knows besides, and of the fingerprints of all it reads.
 */
public final class Fingerprints {

  /** Enough to tell the versions of one node apart; a journal holds one for each node. */
  private static final int LENGTH = 20;

  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, String> known = new TreeMap<>();
  private final Function<Node, String> besides;

  private Fingerprints(List<Node> nodes, Function<Node, String> besides) {
    nodes.forEach(node -> this.nodes.put(node.uniqueId(), node));
    this.besides = besides;
  }

  /**
   * The fingerprints of a graph, by unique id.
   *
   * @param nodes without a circle
   * @param besides what else a node depends on: macros, variables, the state of another product's
   *     tables; equal texts for equal states
   */
  public static Map<String, String> of(List<Node> nodes, Function<Node, String> besides) {
    Fingerprints fingerprints = new Fingerprints(nodes, besides);
    nodes.forEach(node -> fingerprints.of(node.uniqueId()));
    return Map.copyOf(fingerprints.known);
  }

  private String of(String id) {
    @Nullable String before = known.get(id);
    @Nullable Node node = nodes.get(id);
    if (before != null || node == null) {
      return before == null ? "" : before;
    }
    StringBuilder all = new StringBuilder(ArtifactsJson.digest(node)).append(besides.apply(node));
    read(node).forEach(parent -> all.append('\n').append(parent).append(' ').append(of(parent)));
    String digest = Digests.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
    String fingerprint = digest.substring(digest.indexOf(':') + 1).substring(0, LENGTH);
    known.put(id, fingerprint);
    return fingerprint;
  }

  /** A unit test does not wait for its model, and still says something of its query. */
  private static List<String> read(Node node) {
    if (!(node instanceof Node.UnitTest test)) {
      return node.dependsOn();
    }
    List<String> all = new ArrayList<>(test.dependsOn());
    all.add(test.model());
    return all;
  }
}
