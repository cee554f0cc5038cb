package dev.floe.dbt.artifact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
      Optional<Instant> started,
      Optional<Instant> completed,
      Map<String, Object> adapterResponse,
      Optional<String> compiledCode,
      Optional<String> relationName,
      Optional<Batches> batches) {

    private double seconds() {
      if (started.isEmpty() || completed.isEmpty()) {
        return 0;
      }
      return Duration.between(started.get(), completed.get()).toNanos() / 1e9;
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

    private List<Map<String, @Nullable Object>> timing() {
      List<Map<String, @Nullable Object>> timing = new ArrayList<>();
      if (started.isPresent()) {
        Map<String, @Nullable Object> execute = new LinkedHashMap<>();
        execute.put("name", "execute");
        execute.put("started_at", Stamp.time(started.get()));
        execute.put("completed_at", completed.map(Stamp::time).orElse(null));
        timing.add(execute);
      }
      return timing;
    }
  }

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
