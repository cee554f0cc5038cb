package dev.floe.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongGauge;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tells of ports through the SDK. */
final class OtelPorts implements PortTelemetry {

  private static final AttributeKey<String> PRODUCT = AttributeKey.stringKey("floe.product");
  private static final AttributeKey<String> PORT = AttributeKey.stringKey("floe.port");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
  private static final double MILLIS = 1e3;

  private final Otel otel;
  private final DoubleGauge freshness;
  private final LongGauge availability;
  private final LongCounter violations;

  OtelPorts(TelemetrySettings settings, String version) {
    this.otel =
        Otel.open(
            settings,
            Resource.create(Attributes.of(AttributeKey.stringKey("service.version"), version)));
    Meter meter = otel.meter();
    this.freshness =
        meter
            .gaugeBuilder("floe.port.freshness")
            .setUnit("s")
            .setDescription("How old the data of an output port is.")
            .build();
    this.availability =
        meter
            .gaugeBuilder("floe.port.available")
            .ofLongs()
            .setDescription("1 where an output port can be read, else 0.")
            .build();
    this.violations =
        meter
            .counterBuilder("floe.port.violations")
            .setUnit("{violation}")
            .setDescription("Promises that were found broken, by the code of the finding.")
            .build();
  }

  @Override
  public void port(
      String product, String port, Optional<Duration> age, boolean available, List<String> broken) {
    Attributes about = Attributes.of(PRODUCT, product, PORT, port);
    age.ifPresent(time -> freshness.set(time.toMillis() / MILLIS, about));
    availability.set(available ? 1 : 0, about);
    broken.forEach(
        code -> violations.add(1, Attributes.of(PRODUCT, product, PORT, port, ERROR, code)));
  }

  @Override
  public Optional<String> complaint() {
    return otel.complaint();
  }

  @Override
  public void close() {
    otel.close();
  }
}
