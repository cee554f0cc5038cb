package dev.floe.cli.runs;

import dev.floe.runner.journal.RunRecord;
import dev.floe.runner.journal.RunRecord.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a journal tells of one node.
 *
 * @param status in small letters; {@code running} for a node that never ended
 * @param seconds how long it took; 0 for a node that was not executed
 * @param rows what it wrote, or what a test counted
 * @param message empty if there is nothing to say
 */
record NodeLine(String node, String status, double seconds, Optional<Long> rows, String message) {

  /** The nodes of a run, in the order in which they were started. */
  static List<NodeLine> of(RunRecord run) {
    Map<String, NodeLine> lines = new LinkedHashMap<>();
    for (Entry entry : run.entries()) {
      String node = String.valueOf(entry.fields().get("node"));
      switch (entry.event()) {
        case "node_started" ->
            lines.put(node, new NodeLine(node, "running", 0, Optional.empty(), ""));
        case "node_reused" -> lines.put(node, reused(node, entry.fields()));
        case "node_finished" -> lines.put(node, finished(node, entry.fields()));
        default -> {
          // The milestones of the run as a whole.
        }
      }
    }
    return List.copyOf(lines.values());
  }

  private static NodeLine finished(String node, Map<String, Object> fields) {
    return new NodeLine(
        node,
        String.valueOf(fields.get("status")).toLowerCase(Locale.ROOT),
        fields.get("seconds") instanceof Number seconds ? seconds.doubleValue() : 0,
        number(fields, "failures").or(() -> number(fields, "rows")),
        fields.get("message") instanceof String message ? message : "");
  }

  /** An earlier run did it, and this one went on with that. */
  private static NodeLine reused(String node, Map<String, Object> fields) {
    NodeLine then = finished(node, fields);
    return new NodeLine(node, "reused", 0, then.rows(), "");
  }

  private static Optional<Long> number(Map<String, Object> fields, String key) {
    return fields.get(key) instanceof Number number && number.longValue() >= 0
        ? Optional.of(number.longValue())
        : Optional.empty();
  }

  /** Whether the run is the worse for it. */
  boolean isBad() {
    return switch (status) {
      case "success", "pass", "warn", "reused" -> false;
      default -> true;
    };
  }

  boolean isTest() {
    return node.startsWith("test.") || node.startsWith("unit_test.");
  }

  /** How long it took, for a table. */
  String time() {
    return String.format(Locale.ROOT, "%.2fs", seconds);
  }

  /** The rows, for a table. */
  String count() {
    return rows.map(String::valueOf).orElse("");
  }

  /** For programs. */
  Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("id", node);
    plain.put("status", status);
    plain.put("seconds", seconds);
    rows.ifPresent(count -> plain.put("rows", count));
    if (!message.isEmpty()) {
      plain.put("message", message);
    }
    return plain;
  }
}
