package dev.floe.cli.monitor;

import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.console.OutputFormat;
import dev.floe.cli.console.TextTable;
import dev.floe.cli.console.TextTable.Column;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.render.Sources;
import dev.floe.manifest.Durations;
import dev.floe.telemetry.PortTelemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what was found: to a person or a program, as events, and as metrics. */
final class Reports implements AutoCloseable {

  private final Invocation invocation;
  private final Optional<PortTelemetry> telemetry;
  private final MonitorLineage lineage;
  private final List<Look> untold = new ArrayList<>();
  private final Map<String, Look> newest = new LinkedHashMap<>();
  private final Map<String, List<String>> told = new LinkedHashMap<>();

  Reports(Invocation invocation) {
    this.invocation = invocation;
    this.telemetry = MonitorTelemetry.begin(invocation.surroundings());
    this.lineage = new MonitorLineage(invocation.surroundings());
  }

  /** Looks at a port and writes down what is found. */
  void look(MonitoredPort port) {
    Look look = Look.at(port, invocation.surroundings().clock());
    Reading reading = look.reading();
    List<Diagnostic> broken = look.broken();
    newest.put(port.name(), look);
    untold.add(look);
    telemetry.ifPresent(metrics ->
        metrics.port(
            port.product().product().qualifiedName(),
            port.port().name(),
            reading.age(),
            reading.trouble().isEmpty(),
            broken.stream().map(d -> d.code().id()).toList()));
  }

  private void tellLineage() {
    lineage.tell(List.copyOf(untold));
    untold.clear();
  }

  /** Tells of everything, and with which code to exit. */
  ExitCode conclude() {
    tellLineage();
    List<Diagnostic> all = newest.values().stream().flatMap(l -> l.broken().stream()).toList();
    switch (invocation.output()) {
      case JSON ->
          invocation
              .console()
              .json(all, Map.of("ports", newest.values().stream().map(Look::plain).toList()));
      case TEXT -> {
        invocation.console().print(table());
        invocation.console().diagnostics(all, Sources.none());
      }
    }
    return all.isEmpty() ? ExitCode.OK : ExitCode.ERRORS;
  }

  /** Tells of the ports that are not what they were when they were told of last. */
  void tellChanges() {
    tellLineage();
    for (Look look : newest.values()) {
      List<String> now = look.broken().stream().map(d -> d.code().id()).toList();
      @Nullable List<String> before = told.put(look.port().name(), now);
      if (now.equals(before)) {
        continue;
      }
      if (invocation.output() == OutputFormat.JSON) {
        invocation.console().line(MonitorEvents.line(look.plain()));
      } else if (now.isEmpty()) {
        invocation
            .console()
            .line(look.reading().at() + "  " + look.port().name() + " keeps its promises");
      } else {
        invocation.console().diagnostics(look.broken(), Sources.none());
      }
    }
  }

  private String table() {
    TextTable table =
        new TextTable(
            List.of(
                Column.text("port"),
                Column.number("age"),
                Column.number("promised"),
                Column.number("readable"),
                Column.number("quality"),
                Column.text("status")));
    for (Look look : newest.values()) {
      Reading reading = look.reading();
      Promise promise = look.port().promise();
      table.row(
          List.of(
              look.port().name(),
              reading.age().map(Reports::words).orElse(""),
              promise.freshness().map(Durations::print).orElse(""),
              share(reading.availability()),
              Optional.ofNullable(reading.quality().get(Quality.SCORE))
                  .map(Reports::share)
                  .orElse(""),
              look.broken().isEmpty()
                  ? invocation.console().palette().good("ok")
                  : invocation.console().palette().bad("broken")));
    }
    return table.render();
  }

  private static String words(Duration age) {
    return age.isNegative() ? "0s" : Durations.print(Duration.ofSeconds(age.toSeconds()));
  }

  private static String share(double points) {
    return String.format(Locale.ROOT, "%.1f%%", points);
  }

  @Override
  public void close() {
    telemetry.ifPresent(metrics -> {
      metrics.close();
      metrics
          .complaint()
          .ifPresent(
              what -> invocation.surroundings().err().println("warning: telemetry: " + what));
    });
  }
}
