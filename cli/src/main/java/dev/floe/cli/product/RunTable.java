package dev.floe.cli.product;

import dev.floe.artifacts.Node;
import dev.floe.cli.console.Palette;
import dev.floe.cli.console.TextTable;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunResults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of a run, node by node; tests that passed are only counted. */
final class RunTable {

  private final Palette palette;

  RunTable(Palette palette) {
    this.palette = palette;
  }

  /** A row for each node that was built and each test that did not pass, then one line in sum. */
  String text(RunResults results) {
    TextTable table =
        new TextTable(
            List.of(
                TextTable.Column.text("node"),
                TextTable.Column.number("rows"),
                TextTable.Column.number("time"),
                TextTable.Column.text("status")));
    for (NodeResult node : results.nodes()) {
      if (node.status() != NodeStatus.PASS) {
        table.row(
            List.of(
                node.relation()
                    .filter(relation -> !(node.node() instanceof Node.Test))
                    .map(relation -> relation.toString())
                    .orElse(node.node().info().name()),
                rows(node),
                seconds(node),
                status(node)));
      }
    }
    return table.render() + "\n" + sum(results) + "\n";
  }

  private static String rows(NodeResult node) {
    if (node.failures().isPresent()) {
      return Long.toString(node.failures().getAsLong());
    }
    return node.rows().isPresent() && node.rows().getAsLong() >= 0
        ? Long.toString(node.rows().getAsLong())
        : "";
  }

  private static String seconds(NodeResult node) {
    return node.timing().isEmpty()
        ? ""
        : String.format(Locale.ROOT, "%.2fs", node.duration().toNanos() / 1e9);
  }

  private String status(NodeResult node) {
    return switch (node.status()) {
      case SUCCESS, PASS -> palette.good("ok");
      case WARN -> palette.warn("warning");
      case FAIL -> palette.bad("test failed");
      case PARTIAL -> palette.warn("partly built");
      case ERROR -> palette.bad("error");
      case SKIPPED -> palette.warn("skipped");
      case CANCELLED -> palette.warn("cancelled");
    };
  }

  private String sum(RunResults results) {
    List<String> parts = new ArrayList<>();
    add(parts, results.count(NodeStatus.SUCCESS), "built", "built");
    add(parts, results.count(NodeStatus.PARTIAL), "partly built", "partly built");
    add(parts, results.count(NodeStatus.PASS), "test passed", "tests passed");
    add(parts, results.count(NodeStatus.WARN), "warning", "warnings");
    add(parts, results.count(NodeStatus.FAIL), "test failed", "tests failed");
    add(parts, results.count(NodeStatus.ERROR), "error", "errors");
    add(parts, results.count(NodeStatus.SKIPPED), "skipped", "skipped");
    add(parts, results.count(NodeStatus.CANCELLED), "cancelled", "cancelled");
    String text = parts.isEmpty() ? "nothing to run" : String.join(", ", parts);
    return results.isGood() ? palette.good(text) : palette.bad(text);
  }

  private static void add(List<String> parts, long count, String one, String many) {
    if (count > 0) {
      parts.add(count + " " + (count == 1 ? one : many));
    }
  }

  /** For programs. */
  static List<Map<String, @Nullable Object>> plain(RunResults results) {
    List<Map<String, @Nullable Object>> nodes = new ArrayList<>();
    for (NodeResult result : results.nodes()) {
      Map<String, @Nullable Object> node = new LinkedHashMap<>();
      node.put("id", result.node().uniqueId());
      node.put("relation", result.relation().map(Object::toString).orElse(null));
      node.put("status", result.status().name().toLowerCase(Locale.ROOT));
      node.put("rows", result.rows().isPresent() ? result.rows().getAsLong() : null);
      node.put("failures", result.failures().isPresent() ? result.failures().getAsLong() : null);
      node.put("seconds", result.duration().toNanos() / 1e9);
      nodes.add(node);
    }
    return nodes;
  }
}
