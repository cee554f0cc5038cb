package dev.floe.cli.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What was found at a port.
 *
 * @param at when
 * @param trouble why it could not be read; then nothing else is known
 * @param newest the time of its data: of the newest row where a freshness test names a column, else
 *     of its publication
 * @param availability share of the looks so far, this one included, at which it could be read, of a
 *     hundred
 * @param drift how its columns differ from what was compiled
 * @param quality dimension to share of a hundred
 * @param failing tests that fail now
 */
record Reading(
    Instant at,
    Optional<String> trouble,
    Optional<Instant> newest,
    double availability,
    List<String> drift,
    SortedMap<String, Double> quality,
    List<String> failing) {

  Reading {
    drift = List.copyOf(drift);
    failing = List.copyOf(failing);
  }

  Optional<Duration> age() {
    return newest.map(time -> Duration.between(time, at));
  }

  /** Plain JSON values. */
  Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("at", at.toString());
    plain.put("available", trouble.isEmpty());
    trouble.ifPresent(why -> plain.put("trouble", why));
    plain.put("availability", availability);
    newest.ifPresent(time -> plain.put("newest", time.toString()));
    age().ifPresent(age -> plain.put("age_seconds", age.toMillis() / 1e3));
    plain.put("drift", drift);
    plain.put("quality", quality);
    plain.put("failing_tests", failing);
    return plain;
  }
}
