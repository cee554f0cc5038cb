package dev.floe.telemetry;

import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;

/** The SDK as the settings say, with an account of what it could not deliver. */
final class Otel implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 1_500;
  private static final String SCOPE = "dev.floe";

  /** Held, because a logger nobody holds forgets its level: what went wrong we say ourselves. */
  private static final java.util.logging.Logger SILENCED =
      java.util.logging.Logger.getLogger("io.opentelemetry");

  private final OpenTelemetrySdk sdk;
  private final DeliveryCount count;
  private boolean late;

  private Otel(OpenTelemetrySdk sdk, DeliveryCount count) {
    this.sdk = sdk;
    this.count = count;
  }

  static Otel open(TelemetrySettings settings, Resource about) {
    SILENCED.setLevel(Level.OFF);
    DeliveryCount count = new DeliveryCount();
    try {
      OpenTelemetrySdk sdk =
          AutoConfiguredOpenTelemetrySdk.builder()
              .disableShutdownHook()
              .addPropertiesCustomizer(ignored -> settings.properties())
              .addResourceCustomizer((found, config) -> about.merge(found))
              .addSpanExporterCustomizer((exporter, config) -> count.watch(exporter))
              .addMetricExporterCustomizer((exporter, config) -> count.watch(exporter))
              .addLogRecordExporterCustomizer((exporter, config) -> count.watch(exporter))
              .build()
              .getOpenTelemetrySdk();
      return new Otel(sdk, count);
    } catch (ConfigurationException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
  }

  Tracer tracer() {
    return sdk.getTracer(SCOPE);
  }

  Meter meter() {
    return sdk.getMeter(SCOPE);
  }

  Logger logger() {
    return sdk.getSdkLoggerProvider().get(SCOPE);
  }

  /** Sends what is left, and waits a little for it. */
  @Override
  public void close() {
    CompletableResultCode sent =
        CompletableResultCode.ofAll(
            List.of(
                sdk.getSdkTracerProvider().shutdown(),
                sdk.getSdkMeterProvider().shutdown(),
                sdk.getSdkLoggerProvider().shutdown()));
    late = !sent.join(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).isDone();
  }

  Optional<String> complaint() {
    return late ? Optional.of("the backend did not answer in time") : count.complaint();
  }
}
