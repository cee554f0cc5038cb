package dev.floe.cli.monitor;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.openlineage.PortLook;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One look at a port: what was found, and how that compares with what it promises. */
record Look(MonitoredPort port, Reading reading, List<Check> checks) {

  Look {
    checks = List.copyOf(checks);
  }

  /** Looks now, and keeps what is found as an event. */
  static Look at(MonitoredPort port, Clock clock) {
    Reading reading = new Probe(port, clock).read(new AvailabilityLog(port.folder(), port.name()));
    Look look = new Look(port, reading, Verdict.of(port, reading));
    new MonitorEvents(port.folder()).append(look.plain());
    return look;
  }

  /** What to say of the promises that are broken; nothing where all are kept. */
  List<Diagnostic> broken() {
    return checks.stream().flatMap(check -> check.broken().stream()).toList();
  }

  /** Plain JSON values. */
  Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("port", port.name());
    plain.put("ok", broken().isEmpty());
    plain.putAll(reading.plain());
    plain.put("broken", broken().stream().map(d -> d.code().id()).toList());
    return plain;
  }

  /** For a lineage backend. */
  PortLook told() {
    return new PortLook(
        port.port().name(),
        port.node().uniqueId(),
        reading.at(),
        reading.newest(),
        reading.rows(),
        reading.nulls(),
        toldChecks(),
        broken().stream().map(d -> d.code().id() + ": " + d.message()).toList());
  }

  private List<PortLook.Check> toldChecks() {
    List<PortLook.Check> told = new ArrayList<>();
    for (Check check : checks) {
      told.add(
          new PortLook.Check(
              check.promise(),
              check.promise(),
              Optional.empty(),
              "error",
              check.expected(),
              check.actual(),
              check.broken().isEmpty()));
    }
    for (TestedNow tested : reading.tests()) {
      told.add(
          new PortLook.Check(
              tested.test().spec().kind(),
              tested.test().info().name(),
              tested.test().spec().columns().stream().findFirst(),
              tested.test().spec().severity(),
              "not " + tested.test().spec().errorIf(),
              Long.toString(tested.failures()),
              tested.holds()));
    }
    return told;
  }
}
