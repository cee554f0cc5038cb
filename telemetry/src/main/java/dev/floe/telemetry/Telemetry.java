package dev.floe.telemetry;

import dev.floe.artifacts.CompiledProduct;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The way to OpenTelemetry. */
public final class Telemetry {

  private Telemetry() {}

  /**
   * Begins to tell of a run; absent where nobody listens, and then nothing of the SDK is loaded.
   *
   * @param command the root span's name: {@code floe run}
   * @param began when the command did
   * @param version floe's own
   * @throws IllegalArgumentException in one line, where a setting cannot be used
   */
  public static Optional<RunTelemetry> begin(
      TelemetrySettings settings,
      CompiledProduct product,
      String command,
      Instant began,
      Clock clock,
      String version) {
    return settings.isOn()
        ? Optional.of(OtelRun.begin(settings, product, command, began, clock, version))
        : Optional.empty();
  }

  /**
   * Begins to tell of output ports; absent where nobody listens.
   *
   * @param version floe's own
   * @throws IllegalArgumentException in one line, where a setting cannot be used
   */
  public static Optional<PortTelemetry> ports(TelemetrySettings settings, String version) {
    return settings.isOn() ? Optional.of(new OtelPorts(settings, version)) : Optional.empty();
  }
}
