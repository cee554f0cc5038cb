package dev.floe.dbt.render;

import dev.floe.dbt.NodeRuntime.Batch;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.parse.ManifestView;
import dev.floe.dbt.python.PlainPython;
import dev.floe.jinja.datetime.PyDateTime;
import dev.floe.jinja.value.Function;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one rendering of a node differs from the usual one.
 *
 * @param batch whose events alone are read of what has a time of events
 */
record Variation(Optional<Batch> batch) {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'+00:00'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static Variation none() {
    return new Variation(Optional.empty());
  }

  /** Names that hide others of this rendering. */
  Map<String, Object> names(ManifestView manifest, ResourceNode node) {
    Map<String, Object> names = new HashMap<>();
    batch.ifPresent(one -> {
      Map<String, @Nullable Object> batched = new LinkedHashMap<>(manifest.node(node.uniqueId()));
      batched.put(
          "batch",
          PlainPython.dict(
              Map.of(
                  "id", one.id(),
                  "event_time_start", PyDateTime.utc(one.start()),
                  "event_time_end", PyDateTime.utc(one.end()))));
      names.put("model", PlainPython.dict(batched));
      if (one.incremental()) {
        names.put("is_incremental", new Function("is_incremental", call -> true));
        names.put("should_full_refresh", new Function("should_full_refresh", call -> false));
      }
    });
    return names;
  }

  /** The rows of a relation that are read, where it says when its events happened. */
  Optional<String> condition(Optional<String> eventTime) {
    if (batch.isEmpty() || eventTime.isEmpty()) {
      return Optional.empty();
    }
    return within(eventTime, new Perspective.Window(batch.get().start(), batch.get().end()));
  }

  /** The rows of a relation within a stretch of time; empty where it does not tell times. */
  static Optional<String> within(Optional<String> eventTime, Perspective.Window window) {
    return eventTime
        .map(String::strip)
        .map(time ->
            time
                + " >= '"
                + moment(window.start())
                + "' and "
                + time
                + " < '"
                + moment(window.end())
                + "'");
  }

  private static String moment(Instant instant) {
    return MOMENT.format(instant);
  }
}
