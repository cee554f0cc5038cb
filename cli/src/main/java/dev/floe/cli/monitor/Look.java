package dev.floe.cli.monitor;

import dev.floe.diagnostics.Diagnostic;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One look at a port: what was found, and which promises that breaks.
 *
 * @param broken nothing where all are kept
 */
record Look(MonitoredPort port, Reading reading, List<Diagnostic> broken) {

  Look {
    broken = List.copyOf(broken);
  }

  /** Looks now, and keeps what is found as an event. */
  static Look at(MonitoredPort port, Clock clock) {
    Reading reading = new Probe(port, clock).read(new AvailabilityLog(port.folder(), port.name()));
    Look look = new Look(port, reading, Verdict.of(port, reading));
    new MonitorEvents(port.folder()).append(look.plain());
    return look;
  }

  /** Plain JSON values. */
  Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("port", port.name());
    plain.put("ok", broken.isEmpty());
    plain.putAll(reading.plain());
    plain.put("broken", broken.stream().map(d -> d.code().id()).toList());
    return plain;
  }
}
