package dev.floe.telemetry;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.runner.NodeResult;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongGauge;
import io.opentelemetry.api.metrics.Meter;
import java.time.Duration;
import java.util.Locale;

/** The numbers of a run: how long, how many rows and bytes, what failed. */
final class Metrics {

  private static final AttributeKey<String> PRODUCT = AttributeKey.stringKey("floe.product");
  private static final AttributeKey<String> KIND = AttributeKey.stringKey("floe.node.kind");
  private static final AttributeKey<String> NAME = AttributeKey.stringKey("floe.node.name");
  private static final AttributeKey<String> STATUS = AttributeKey.stringKey("floe.status");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
  private static final double NANOS = 1e9;

  private final String product;
  private final DoubleHistogram runs;
  private final DoubleHistogram nodes;
  private final LongCounter rows;
  private final LongCounter failures;
  private final LongGauge bytes;
  private final LongGauge published;

  Metrics(Meter meter, String product) {
    this.product = product;
    this.runs =
        meter
            .histogramBuilder("floe.run.duration")
            .setUnit("s")
            .setDescription("How long runs took.")
            .build();
    this.nodes =
        meter
            .histogramBuilder("floe.node.duration")
            .setUnit("s")
            .setDescription("How long nodes took.")
            .build();
    this.rows =
        meter
            .counterBuilder("floe.node.rows")
            .setUnit("{row}")
            .setDescription("Rows that were written.")
            .build();
    this.failures =
        meter
            .counterBuilder("floe.failures")
            .setUnit("{failure}")
            .setDescription("What went wrong, by the code of the error.")
            .build();
    this.bytes =
        meter
            .gaugeBuilder("floe.warehouse.size")
            .ofLongs()
            .setUnit("By")
            .setDescription("How large the published warehouse is.")
            .build();
    this.published =
        meter
            .gaugeBuilder("floe.product.published")
            .ofLongs()
            .setUnit("s")
            .setDescription("When the product was published last, in seconds since 1970.")
            .build();
  }

  void node(String kind, NodeResult result) {
    String status = result.status().name().toLowerCase(Locale.ROOT);
    Attributes about =
        Attributes.of(
            PRODUCT, product, KIND, kind, NAME, result.node().info().name(), STATUS, status);
    if (result.timing().isPresent()) {
      nodes.record(result.duration().toNanos() / NANOS, about);
    }
    result.rows().ifPresent(count -> rows.add(Math.max(0, count), about));
    result.diagnostics().stream().filter(Diagnostic::isError).forEach(this::failed);
  }

  void failed(Diagnostic why) {
    failures.add(1, Attributes.of(PRODUCT, product, ERROR, why.code().id()));
  }

  void run(Duration time, String status) {
    runs.record(time.toNanos() / NANOS, Attributes.of(PRODUCT, product, STATUS, status));
  }

  void published(long size, long second) {
    bytes.set(size, Attributes.of(PRODUCT, product));
    published.set(second, Attributes.of(PRODUCT, product));
  }
}
