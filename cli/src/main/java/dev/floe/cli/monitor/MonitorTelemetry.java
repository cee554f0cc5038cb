package dev.floe.cli.monitor;

import dev.floe.cli.command.Surroundings;
import dev.floe.telemetry.PortTelemetry;
import dev.floe.telemetry.Telemetry;
import dev.floe.telemetry.TelemetrySettings;
import java.util.Optional;

/** Metrics of ports, where anybody listens. */
final class MonitorTelemetry {

  private MonitorTelemetry() {}

  static Optional<PortTelemetry> begin(Surroundings surroundings) {
    try {
      return Telemetry.ports(
          new TelemetrySettings(surroundings.environment(), Optional.empty()),
          Optional.ofNullable(MonitorTelemetry.class.getPackage().getImplementationVersion())
              .orElse("development"));
    } catch (IllegalArgumentException e) {
      surroundings.err().println("warning: telemetry: nothing is sent: " + e.getMessage());
      return Optional.empty();
    }
  }
}
