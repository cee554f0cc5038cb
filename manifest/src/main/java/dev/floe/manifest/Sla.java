package dev.floe.manifest;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is promised about data.
 *
 * @param freshness the oldest the data may be
 * @param quality dimension ({@code completeness}, {@code accuracy}, {@code quality_score}) to
 *     minimum
 */
public record Sla(
    Optional<Located<Duration>> freshness,
    Optional<Located<Percentage>> availability,
    Map<String, Located<Percentage>> quality) {

  public Sla {
    quality = Collections.unmodifiableMap(new TreeMap<>(quality));
  }
}
