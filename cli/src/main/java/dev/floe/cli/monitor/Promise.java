package dev.floe.cli.monitor;

import dev.floe.artifacts.CompiledProduct.OutputPort;
import dev.floe.manifest.Durations;
import dev.floe.manifest.Percentage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a port promises.
 *
 * @param freshness the oldest the data may be
 * @param availability the least share of the time it can be read
 * @param quality the least of each dimension
 */
record Promise(
    Optional<Duration> freshness,
    Optional<Percentage> availability,
    SortedMap<String, Percentage> quality) {

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration USUAL = Duration.ofMinutes(15);
  private static final int CHECKS_A_FRESHNESS = 4;

  static Promise of(OutputPort port) {
    Map<?, ?> sla = port.terms().get("sla") instanceof Map<?, ?> map ? map : Map.of();
    SortedMap<String, Percentage> quality = new TreeMap<>();
    if (sla.get("quality") instanceof Map<?, ?> dimensions) {
      dimensions.forEach((name, minimum) ->
          percentage(Optional.ofNullable(minimum)).ifPresent(p -> quality.put(name.toString(), p)));
    }
    percentage(Optional.ofNullable(sla.get("quality_score")))
        .ifPresent(p -> quality.put(Quality.SCORE, p));
    return new Promise(
        Optional.ofNullable(sla.get("freshness"))
            .flatMap(text -> Durations.parse(text.toString()).toOptional()),
        percentage(Optional.ofNullable(sla.get("availability"))),
        quality);
  }

  private static Optional<Percentage> percentage(Optional<?> value) {
    return value.flatMap(text -> Percentage.parse(text.toString()).toOptional());
  }

  /** How often to look, where nobody says: several times within what is promised. */
  Duration interval() {
    Duration wanted = freshness.map(oldest -> oldest.dividedBy(CHECKS_A_FRESHNESS)).orElse(USUAL);
    Duration atMost = wanted.compareTo(USUAL) > 0 ? USUAL : wanted;
    return atMost.compareTo(SHORTEST) < 0 ? SHORTEST : atMost;
  }
}
