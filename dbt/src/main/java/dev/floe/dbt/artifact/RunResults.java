package dev.floe.dbt.artifact;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code run_results.json}, version 6. */
public final class RunResults {

  private static final JsonMapper JSON = new JsonMapper();

  private RunResults() {}

  /**
   * What came of one node.
   *
   * @param status {@code success}, {@code error}, {@code skipped}, {@code pass}, {@code fail} or
   *     {@code warn}
   * @param failures rows a test found, if it ran
   * @param compiledCode the SQL, if it was rendered
   * @param batches of a microbatch model
   * @param relationName as the engine writes it, if the node is a relation
   */
  public record Outcome(
      String uniqueId,
      String status,
      Optional<String> message,
      Optional<Long> failures,
      String thread,
      Optional<Times> times,
      Map<String, Object> adapterResponse,
      Optional<String> compiledCode,
      Optional<String> relationName,
      Optional<Batches> batches) {

    private double seconds() {
      return times
          .map(span -> Duration.between(span.started(), span.completed()).toNanos() / 1e9)
          .orElse(0.0);
    }

    private Map<String, @Nullable Object> entry() {
      Map<String, @Nullable Object> entry = new LinkedHashMap<>();
      entry.put("status", status);
      entry.put("timing", timing());
      entry.put("thread_id", thread);
      entry.put("execution_time", seconds());
      entry.put("adapter_response", adapterResponse);
      entry.put("message", message.orElse(null));
      entry.put("failures", failures.orElse(null));
      entry.put("unique_id", uniqueId);
      entry.put("compiled", compiledCode.isPresent());
      entry.put("compiled_code", compiledCode.orElse(null));
      entry.put("relation_name", relationName.orElse(null));
      entry.put("batch_results", batches.map(Batches::entry).orElse(null));
      return entry;
    }

    private List<Map<String, Object>> timing() {
      return times
          .map(span ->
              List.of(
                  phase("compile", span.started(), span.executing()),
                  phase("execute", span.executing(), span.completed())))
          .orElse(List.of());
    }

    private static Map<String, Object> phase(String name, Instant from, Instant to) {
      Map<String, Object> phase = new LinkedHashMap<>();
      phase.put("name", name);
      phase.put("started_at", Stamp.time(from));
      phase.put("completed_at", Stamp.time(to));
      return phase;
    }
  }

  /**
   * When something was done.
   *
   * @param started when its SQL began to be rendered
   * @param executing when its SQL was ready
   */
  public record Times(Instant started, Instant executing, Instant completed) {}

  /** The batches of a microbatch model: each is the moments where it starts and ends. */
  public record Batches(List<List<Instant>> successful, List<List<Instant>> failed) {

    private Map<String, Object> entry() {
      return Map.of("successful", written(successful), "failed", written(failed));
    }

    private static List<List<String>> written(List<List<Instant>> batches) {
      return batches.stream().map(one -> one.stream().map(Stamp::time).toList()).toList();
    }
  }

  /**
   * The artifact as JSON text.
   *
   * @param elapsed of the whole command
   * @param arguments of the command line, plain values
   */
  public static String json(
      Stamp stamp, List<Outcome> outcomes, Duration elapsed, Map<String, Object> arguments) {
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    root.put("metadata", stamp.metadata("run-results/v6"));
    root.put("results", outcomes.stream().map(Outcome::entry).toList());
    root.put("elapsed_time", elapsed.toNanos() / 1e9);
    root.put("args", arguments);
    return JSON.writeValueAsString(root);
  }
}
