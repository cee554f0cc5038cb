package dev.floe.cli.monitor;

import dev.floe.cli.command.CliCode;
import dev.floe.diagnostics.Diagnostic;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compares what was found at a port with what it promises. */
final class Verdict {

  private final MonitoredPort port;
  private final Promise promise;
  private final Reading reading;
  private final List<Diagnostic> broken = new ArrayList<>();

  private Verdict(MonitoredPort port, Reading reading) {
    this.port = port;
    this.promise = port.promise();
    this.reading = reading;
  }

  /** The promises that are broken. */
  static List<Diagnostic> of(MonitoredPort port, Reading reading) {
    Verdict verdict = new Verdict(port, reading);
    verdict.available();
    if (reading.trouble().isEmpty()) {
      verdict.fresh();
      verdict.unchanged();
      verdict.good();
    }
    return verdict.broken;
  }

  private void tell(CliCode code, String what, String help) {
    broken.add(Diagnostic.of(code, what).about(port.name()).withHelp(help));
  }

  private void available() {
    reading
        .trouble()
        .ifPresent(why ->
            tell(
                CliCode.PORT_UNAVAILABLE,
                port.name() + " cannot be read: " + why,
                "publish it: floe run --project-dir " + port.folder()));
    promise
        .availability()
        .filter(least -> least.points().compareTo(points(reading.availability())) > 0)
        .ifPresent(least ->
            tell(
                CliCode.PORT_UNAVAILABLE,
                port.name()
                    + " could be read "
                    + share(reading.availability())
                    + " of the time, and promises "
                    + least,
                "what was found each time is in .floe/monitor"));
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
        .filter(oldest -> reading.age().filter(age -> age.compareTo(oldest) > 0).isPresent())
        .ifPresent(oldest ->
            tell(
                CliCode.PORT_STALE,
                port.name()
                    + " is "
                    + words(reading.age().orElse(Duration.ZERO))
                    + " old, and promises "
                    + words(oldest),
                "run it: floe run --project-dir " + port.folder()));
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
    if (!reading.drift().isEmpty()) {
      tell(
          CliCode.PORT_DRIFTED,
          port.name() + " is not as it was compiled: " + String.join(", ", reading.drift()),
          "publish what was compiled (floe run), or go back: floe rollback");
    }
  }

  private void good() {
    promise
        .quality()
        .forEach((dimension, least) -> {
          Double found = reading.quality().get(dimension);
          if (found != null && points(found).compareTo(least.points()) < 0) {
            tell(
                CliCode.PORT_QUALITY,
                dimension
                    + " of "
                    + port.name()
                    + " is "
                    + share(found)
                    + ", and promised is "
                    + least,
                failing());
          }
        });
    if (promise.quality().isEmpty() && !reading.failing().isEmpty()) {
      tell(
          CliCode.PORT_QUALITY,
          reading.failing().size() + " of the tests of " + port.name() + " fail now",
          failing());
    }
  }

  private String failing() {
    return reading.failing().isEmpty()
        ? "its tests say which rows: floe run"
        : "these fail: " + String.join(", ", reading.failing());
  }
}
