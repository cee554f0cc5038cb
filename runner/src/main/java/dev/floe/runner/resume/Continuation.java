package dev.floe.runner.resume;

import dev.floe.artifacts.Node;
import dev.floe.runner.RunRequest;
import dev.floe.runner.journal.RunId;
import dev.floe.runner.journal.RunRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is left of an earlier run.
 *
 * @param run the run that is gone on with
 * @param finished its nodes that need not be done again
 * @param obstacle why nothing of it can be used; absent where its draft may be
 */
public record Continuation(RunId run, List<Finished> finished, Optional<String> obstacle) {

  private static final String FINGERPRINTS = "fingerprints";

  public Continuation {
    finished = List.copyOf(finished);
  }

  /**
   * Compares an earlier run with what is to be run now.
   *
   * @param before its journal
   * @param fingerprints of the nodes as they are now
   * @param effects what doing a node leaves
   */
  public static Continuation of(
      RunRecord before, RunRequest request, Map<String, String> fingerprints, Effects effects) {
    Map<String, Finished> usable = usable(before, request, fingerprints);
    Map<String, Node> nodes = byId(request);
    Set<String> left = left(before, nodes, effects);
    Optional<String> obstacle =
        request.nodes().stream()
            .filter(node -> !usable.containsKey(node.uniqueId()))
            .filter(node -> left.contains(node.uniqueId()) && !effects.areRepeatable(node))
            .findFirst()
            .map(node ->
                node.info().name()
                    + " must be done again, and the rows it added the first time are there already");
    return new Continuation(
        before.id(), obstacle.isPresent() ? List.of() : inOrder(usable.values()), obstacle);
  }

  private static List<Finished> inOrder(Collection<Finished> all) {
    List<Finished> sorted = new ArrayList<>(all);
    sorted.sort((one, other) -> one.node().compareTo(other.node()));
    return sorted;
  }

  /** What ended well, is still the same, and reads nothing that must be done again. */
  private static Map<String, Finished> usable(
      RunRecord before, RunRequest request, Map<String, String> now) {
    Map<String, Finished> candidates = new LinkedHashMap<>();
    Map<String, String> then = fingerprints(before);
    for (RunRecord.Entry entry : before.entries()) {
      String node = String.valueOf(entry.fields().get("node"));
      boolean same = then.containsKey(node) && then.get(node).equals(now.get(node));
      if (endedWell(entry) && same && request.selected().contains(node)) {
        candidates.put(node, new Finished(node, entry.fields()));
      }
    }
    Map<String, Node> byId = byId(request);
    Set<String> begun = begun(before);
    for (boolean changed = true; changed; ) {
      changed =
          candidates
              .keySet()
              .removeIf(id ->
                  parents(id, byId).anyMatch(p -> begun.contains(p) && !candidates.containsKey(p)));
    }
    return candidates;
  }

  private static Map<String, Node> byId(RunRequest request) {
    return request.nodes().stream().collect(Collectors.toMap(Node::uniqueId, Function.identity()));
  }

  private static Stream<String> parents(String id, Map<String, Node> byId) {
    return Optional.ofNullable(byId.get(id)).stream().flatMap(node -> node.dependsOn().stream());
  }

  private static Set<String> begun(RunRecord before) {
    return before.entries().stream()
        .filter(e -> e.event().equals("node_started") || e.event().equals("node_reused"))
        .map(e -> String.valueOf(e.fields().get("node")))
        .collect(Collectors.toSet());
  }

  /** A warning is worth being told again, so a test that warned is done again. */
  private static boolean endedWell(RunRecord.Entry entry) {
    return switch (entry.event()) {
      case "node_reused" -> true;
      case "node_finished" ->
          Set.of("SUCCESS", "PASS").contains(String.valueOf(entry.fields().get("status")));
      default -> false;
    };
  }

  private static Map<String, String> fingerprints(RunRecord before) {
    Map<String, String> all = new HashMap<>();
    for (RunRecord.Entry entry : before.entries()) {
      if (entry.fields().get(FINGERPRINTS) instanceof Map<?, ?> told) {
        told.forEach((node, digest) -> all.put(String.valueOf(node), String.valueOf(digest)));
      }
    }
    return all;
  }

  /** Nodes that may have committed something: all that were begun, unless they failed as one. */
  private static Set<String> left(RunRecord before, Map<String, Node> nodes, Effects effects) {
    Set<String> left = new HashSet<>(begun(before));
    for (RunRecord.Entry entry : before.entries()) {
      String id = String.valueOf(entry.fields().get("node"));
      boolean failed =
          entry.event().equals("node_finished")
              && Set.of("ERROR", "CANCELLED")
                  .contains(String.valueOf(entry.fields().get("status")));
      Optional<Node> node = Optional.ofNullable(nodes.get(id));
      if (failed && node.filter(effects::areAtomic).isPresent()) {
        left.remove(id);
      }
    }
    return left;
  }
}
