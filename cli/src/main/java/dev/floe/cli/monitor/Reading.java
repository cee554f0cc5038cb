package dev.floe.cli.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

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
 * @param tests what each test found
 * @param rows how many there are, where they were counted
 */
record Reading(
    Instant at,
    Optional<String> trouble,
    Optional<Instant> newest,
    double availability,
    List<String> drift,
    SortedMap<String, Double> quality,
    List<TestedNow> tests,
    OptionalLong rows) {

  Reading {
    drift = List.copyOf(drift);
    tests = List.copyOf(tests);
  }

  /** Nothing could be read. */
  static Reading unavailable(Instant at, String why, double availability) {
    return new Reading(
        at,
        Optional.of(why),
        Optional.empty(),
        availability,
        List.of(),
        new TreeMap<>(),
        List.of(),
        OptionalLong.empty());
  }

  /** The names of tests of severity error that fail. */
  List<String> failing() {
    return tests.stream()
        .filter(TestedNow::isBroken)
        .map(tested -> tested.test().info().name())
        .toList();
  }

  /** Missing values by column, where a test counts them. */
  SortedMap<String, Long> nulls() {
    SortedMap<String, Long> nulls = new TreeMap<>();
    tests.stream()
        .filter(TestedNow::countsNulls)
        .forEach(one -> nulls.put(one.test().spec().columns().getFirst(), one.failures()));
    return nulls;
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
    plain.put("failing_tests", failing());
    rows.ifPresent(count -> plain.put("rows", count));
    return plain;
  }
}
