package dev.floe.runner.execute;

import dev.floe.artifacts.Node;
import dev.floe.dbt.NodeRuntime.RunSummary;
import dev.floe.runner.NodeResult;
import dev.floe.spi.RelationName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code on-run-end} hooks may know. */
final class Summaries {

  private Summaries() {}

  static RunSummary of(List<NodeResult> results) {
    Map<String, RelationName> schemas = new LinkedHashMap<>();
    for (NodeResult result : results) {
      location(result.node())
          .ifPresent(name ->
              schemas.putIfAbsent(
                  name.database().orElse("") + "." + name.schema().orElse(""), name));
    }
    return new RunSummary(
        results.stream().map(Summaries::entry).toList(), List.copyOf(schemas.values()));
  }

  private static Optional<RelationName> location(Node node) {
    return node instanceof Node.Referable referable ? referable.location() : Optional.empty();
  }

  private static List<Map<String, Object>> times(NodeResult.Timing timing) {
    return List.of(
        span("compile", timing.started(), timing.executing()),
        span("execute", timing.executing(), timing.finished()));
  }

  private static Map<String, Object> span(String name, Instant from, Instant to) {
    return Map.of("name", name, "started_at", from, "completed_at", to);
  }

  private static Map<String, @Nullable Object> entry(NodeResult result) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("unique_id", result.node().uniqueId());
    entry.put("status", result.status().dbtWord());
    entry.put("message", result.message());
    entry.put("execution_time", result.duration().toMillis() / 1000.0);
    result.timing().ifPresent(timing -> entry.put("thread_id", timing.thread()));
    entry.put("timing", result.timing().map(Summaries::times).orElse(List.of()));
    entry.put("adapter_response", Map.of());
    entry.put("failures", result.failures().isPresent() ? result.failures().getAsLong() : null);
    entry.put("batch_results", null);
    result
        .rows()
        .ifPresent(rows -> {
          entry.put("rows_affected", rows);
          entry.put("adapter_response", Map.of("_message", "OK", "rows_affected", rows));
        });
    return entry;
  }
}
