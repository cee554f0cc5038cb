package dev.floe.dbt.artifact;

import dev.floe.dbt.config.PlainValues;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code sources.json}, version 3. */
public final class SourceFreshness {

  private static final JsonMapper JSON = new JsonMapper();

  private SourceFreshness() {}

  /** How a source was judged. */
  public enum Status {
    PASS,
    WARN,
    ERROR,
    RUNTIME_ERROR;

    /** As it is written. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * The times of a check.
   *
   * @param newest of the newest row
   * @param asked when the database answered
   * @param started when the check began
   * @param response what the adapter says of the question
   */
  public record Moments(
      Instant newest, Instant asked, Instant started, Map<String, Object> response) {

    /** How old the newest row was. */
    public Duration age() {
      return Duration.between(newest, asked);
    }
  }

  /**
   * What came of one table.
   *
   * @param moments absent where the check itself failed
   * @param error why, then
   */
  public record Outcome(
      String uniqueId,
      Status status,
      Optional<Moments> moments,
      Map<String, @Nullable Object> limits,
      Optional<String> error) {}

  /** A table whose age is known. */
  public static Outcome checked(
      String uniqueId, Status status, Moments moments, Map<String, @Nullable Object> limits) {
    return new Outcome(uniqueId, status, Optional.of(moments), limits, Optional.empty());
  }

  /** A table whose age could not be found out. */
  public static Outcome failed(String uniqueId, String why) {
    return new Outcome(
        uniqueId, Status.RUNTIME_ERROR, Optional.empty(), Map.of(), Optional.of(why));
  }

  /** The artifact as JSON text. */
  public static String json(Stamp stamp, List<Outcome> outcomes, Duration elapsed) {
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    root.put("metadata", stamp.metadata("sources/v3"));
    root.put("results", outcomes.stream().map(SourceFreshness::entry).toList());
    root.put("elapsed_time", elapsed.toNanos() / 1e9);
    return JSON.writeValueAsString(root);
  }

  private static Map<String, @Nullable Object> entry(Outcome outcome) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("unique_id", outcome.uniqueId());
    if (outcome.moments().isEmpty()) {
      entry.put("error", outcome.error().orElse(""));
      entry.put("status", outcome.status().word());
      return entry;
    }
    Moments moments = outcome.moments().get();
    entry.put("max_loaded_at", Stamp.dataTime(moments.newest()));
    entry.put("snapshotted_at", Stamp.dataTime(moments.asked()));
    entry.put("max_loaded_at_time_ago_in_s", moments.age().toMillis() / 1000.0);
    entry.put("status", outcome.status().word());
    entry.put("criteria", criteria(outcome.limits()));
    entry.put("adapter_response", moments.response());
    entry.put("timing", timing(moments));
    entry.put("thread_id", "Thread-1");
    entry.put(
        "execution_time", Duration.between(moments.started(), moments.asked()).toNanos() / 1e9);
    return entry;
  }

  private static Map<String, @Nullable Object> criteria(Map<String, @Nullable Object> limits) {
    Map<String, @Nullable Object> criteria = new LinkedHashMap<>();
    for (String key : List.of("warn_after", "error_after")) {
      if (limits.containsKey(key) && limits.get(key) == null) {
        // Somebody took the limit away, which is not the same as never having set it.
        criteria.put(key, null);
        continue;
      }
      Map<String, @Nullable Object> limit = PlainValues.mapping(limits.get(key));
      Map<String, @Nullable Object> full = new LinkedHashMap<>();
      full.put("count", limit.get("count"));
      full.put("period", limit.get("period"));
      criteria.put(key, full);
    }
    criteria.put("filter", limits.get("filter"));
    return criteria;
  }

  private static List<Map<String, String>> timing(Moments moments) {
    return List.of(
        phase("compile", moments.started(), moments.started()),
        phase("execute", moments.started(), moments.asked()));
  }

  private static Map<String, String> phase(String name, Instant from, Instant to) {
    return Map.of("name", name, "started_at", Stamp.time(from), "completed_at", Stamp.time(to));
  }
}
