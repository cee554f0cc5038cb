package dev.floe.compiler;

import dev.floe.artifacts.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How many nodes of each kind there are, for people. */
final class Counts {

  private Counts() {}

  /** {@code 3 seeds, 5 models, 20 tests}. */
  static String of(List<Node> nodes) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    List.of("source", "seed", "model", "snapshot", "test", "unit test")
        .forEach(kind -> counts.put(kind, 0));
    nodes.forEach(node -> counts.merge(kind(node), 1, Integer::sum));
    String text =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry ->
                entry.getValue() + " " + entry.getKey() + (entry.getValue() == 1 ? "" : "s"))
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "nothing" : text;
  }

  private static String kind(Node node) {
    return switch (node) {
      case Node.Source source -> "source";
      case Node.Seed seed -> "seed";
      case Node.Model model -> "model";
      case Node.Snapshot snapshot -> "snapshot";
      case Node.Test test -> "test";
      case Node.UnitTest test -> "unit test";
    };
  }
}
