package dev.floe.telemetry;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether and where to telemetry goes, as the variables of OpenTelemetry say it; an endpoint that
 * the platform names counts where no variable does.
 *
 * @param environment all variables
 * @param endpoint of the platform's manifest
 */
public record TelemetrySettings(Map<String, String> environment, Optional<String> endpoint) {

  private static final String PREFIX = "OTEL_";
  private static final List<String> SIGNALS = List.of("TRACES", "METRICS", "LOGS");

  public TelemetrySettings {
    environment = Map.copyOf(environment);
    endpoint = named(environment, endpoint);
  }

  /** {@code OTLP_ENDPOINT}, as deployments say it, goes before what the platform says. */
  private static Optional<String> named(
      Map<String, String> environment, Optional<String> configured) {
    String url = environment.getOrDefault("OTLP_ENDPOINT", "").strip();
    return url.isEmpty() ? configured : Optional.of(url);
  }

  /** Whether anybody listens. */
  public boolean isOn() {
    return !variable("OTEL_SDK_DISABLED").equalsIgnoreCase("true")
        && SIGNALS.stream().anyMatch(this::isWanted);
  }

  private boolean isWanted(String signal) {
    String exporter = variable("OTEL_" + signal + "_EXPORTER");
    if (!exporter.isEmpty()) {
      return !exporter.equals("none");
    }
    return endpoint.isPresent()
        || !variable("OTEL_EXPORTER_OTLP_ENDPOINT").isEmpty()
        || !variable("OTEL_EXPORTER_OTLP_" + signal + "_ENDPOINT").isEmpty();
  }

  private String variable(String name) {
    return environment.getOrDefault(name, "").strip();
  }

  /** The settings of the SDK, by its own names. */
  Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    // Spans leave while the run lasts; whoever does not answer is not asked again and again.
    properties.put("otel.bsp.schedule.delay", "1000");
    properties.put("otel.blrp.schedule.delay", "1000");
    properties.put("otel.exporter.otlp.timeout", "5000");
    properties.put("otel.java.exporter.otlp.retry.disabled", "true");
    properties.put("otel.service.name", "floe");
    endpoint.ifPresent(url -> properties.put("otel.exporter.otlp.endpoint", url));
    for (String signal : SIGNALS) {
      if (!isWanted(signal)) {
        properties.put("otel." + signal.toLowerCase(Locale.ROOT) + ".exporter", "none");
      }
    }
    environment.forEach((name, value) -> {
      if (name.startsWith(PREFIX) && !value.isBlank()) {
        properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value.strip());
      }
    });
    return properties;
  }

  /** The span this command is a part of, as a scheduler hands it down: {@code TRACEPARENT}. */
  Optional<String> parent() {
    return Optional.of(variable("TRACEPARENT")).filter(text -> !text.isEmpty());
  }
}
