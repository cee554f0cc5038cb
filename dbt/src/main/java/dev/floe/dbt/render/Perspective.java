package dev.floe.dbt.render;

import dev.floe.spi.RelationName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From where a command looks at the graph.
 *
 * @param deferred unique ids to the relations of another environment that are read instead
 * @param sample whose events alone are read of what has a time of events
 * @param selected unique ids the command works on
 */
public record Perspective(
    Map<String, RelationName> deferred, Optional<Window> sample, List<String> selected) {

  public Perspective {
    deferred = Map.copyOf(deferred);
    selected = List.copyOf(selected);
  }

  /** Everything is read where it is, and all of it. */
  public static Perspective usual() {
    return new Perspective(Map.of(), Optional.empty(), List.of());
  }

  /**
   * A stretch of time.
   *
   * @param end not part of it
   */
  public record Window(Instant start, Instant end) {}
}
