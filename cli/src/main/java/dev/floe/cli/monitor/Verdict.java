package dev.floe.cli.monitor;

import dev.floe.cli.command.CliCode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.manifest.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Compares what was found at a port with what it promises. */
final class Verdict {

  private final MonitoredPort port;
  private final Promise promise;
  private final Reading reading;
  private final List<Check> checks = new ArrayList<>();

  private Verdict(MonitoredPort port, Reading reading) {
    this.port = port;
    this.promise = port.promise();
    this.reading = reading;
  }

  /** Each promise that can be judged by what was found. */
  static List<Check> of(MonitoredPort port, Reading reading) {
    Verdict verdict = new Verdict(port, reading);
    verdict.readable();
    verdict.available();
    if (reading.trouble().isEmpty()) {
      verdict.fresh();
      verdict.unchanged();
      verdict.good();
      verdict.tested();
    }
    return verdict.checks;
  }

  private void check(String promise, String expected, String actual, Optional<Diagnostic> broken) {
    checks.add(new Check(promise, expected, actual, broken));
  }

  private Optional<Diagnostic> unless(boolean kept, CliCode code, String what, String help) {
    return kept
        ? Optional.empty()
        : Optional.of(Diagnostic.of(code, what).about(port.name()).withHelp(help));
  }

  private void readable() {
    String found = reading.trouble().orElse("readable");
    check(
        "readable",
        "readable",
        found,
        unless(
            reading.trouble().isEmpty(),
            CliCode.PORT_UNAVAILABLE,
            port.name() + " cannot be read: " + found,
            "publish it: floe run --project-dir " + port.folder()));
  }

  private void available() {
    promise
        .availability()
        .ifPresent(least -> {
          String found = share(reading.availability());
          check(
              "availability",
              "at least " + least,
              found,
              unless(
                  least.points().compareTo(points(reading.availability())) <= 0,
                  CliCode.PORT_UNAVAILABLE,
                  port.name() + " could be read " + found + " of the time, and promises " + least,
                  "what was found each time is in .floe/monitor"));
        });
  }

  private static BigDecimal points(double share) {
    return BigDecimal.valueOf(share);
  }

  private static String share(double points) {
    return String.format(Locale.ROOT, "%.2f%%", points);
  }

  private void fresh() {
    promise
        .freshness()
        .ifPresent(oldest ->
            reading
                .age()
                .ifPresent(age ->
                    check(
                        "freshness",
                        "at most " + Durations.print(oldest),
                        words(age),
                        unless(
                            age.compareTo(oldest) <= 0,
                            CliCode.PORT_STALE,
                            port.name()
                                + " is "
                                + words(age)
                                + " old, and promises "
                                + words(oldest),
                            "run it: floe run --project-dir " + port.folder()))));
  }

  /** {@code 1 d 2 h}, {@code 3 min}. */
  private static String words(Duration time) {
    if (time.toDays() > 0) {
      return time.toDays() + " d" + (time.toHoursPart() > 0 ? " " + time.toHoursPart() + " h" : "");
    }
    if (time.toHours() > 0) {
      return time.toHours()
          + " h"
          + (time.toMinutesPart() > 0 ? " " + time.toMinutesPart() + " min" : "");
    }
    return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }

  private void unchanged() {
    if (port.node().columns().known().isPresent()) {
      String found = String.join(", ", reading.drift());
      check(
          "schema",
          "as compiled",
          found.isEmpty() ? "as compiled" : found,
          unless(
              reading.drift().isEmpty(),
              CliCode.PORT_DRIFTED,
              port.name() + " is not as it was compiled: " + found,
              "publish what was compiled (floe run), or go back: floe rollback"));
    }
  }

  private void good() {
    promise
        .quality()
        .forEach((dimension, least) -> {
          Double found = reading.quality().get(dimension);
          if (found != null) {
            check(
                dimension,
                "at least " + least,
                share(found),
                unless(
                    points(found).compareTo(least.points()) >= 0,
                    CliCode.PORT_QUALITY,
                    dimension
                        + " of "
                        + port.name()
                        + " is "
                        + share(found)
                        + ", and promised is "
                        + least,
                    failing()));
          }
        });
  }

  /** Who promises no quality still promises that the tests hold. */
  private void tested() {
    if (promise.quality().isEmpty() && !reading.tests().isEmpty()) {
      int failing = reading.failing().size();
      check(
          "tests",
          "all hold",
          failing == 0 ? "all hold" : failing + " fail",
          unless(
              failing == 0,
              CliCode.PORT_QUALITY,
              failing + " of the tests of " + port.name() + " fail now",
              failing()));
    }
  }

  private String failing() {
    return reading.failing().isEmpty()
        ? "its tests say which rows: floe run"
        : "these fail: " + String.join(", ", reading.failing());
  }
}
