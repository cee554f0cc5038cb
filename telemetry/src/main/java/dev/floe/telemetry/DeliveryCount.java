package dev.floe.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what exporters could not deliver. Safe for their threads. */
final class DeliveryCount {

  private final AtomicLong lost = new AtomicLong();

  private CompletableResultCode watch(CompletableResultCode result, int items) {
    return result.whenComplete(() -> {
      if (!result.isSuccess()) {
        lost.addAndGet(items);
      }
    });
  }

  Optional<String> complaint() {
    return lost.get() == 0
        ? Optional.empty()
        : Optional.of(lost + " spans, metrics and logs could not be delivered");
  }

  SpanExporter watch(SpanExporter exporter) {
    return new SpanExporter() {
      @Override
      public CompletableResultCode export(Collection<SpanData> spans) {
        return DeliveryCount.this.watch(exporter.export(spans), spans.size());
      }

      @Override
      public CompletableResultCode flush() {
        return exporter.flush();
      }

      @Override
      public CompletableResultCode shutdown() {
        return exporter.shutdown();
      }
    };
  }

  LogRecordExporter watch(LogRecordExporter exporter) {
    return new LogRecordExporter() {
      @Override
      public CompletableResultCode export(Collection<LogRecordData> logs) {
        return DeliveryCount.this.watch(exporter.export(logs), logs.size());
      }

      @Override
      public CompletableResultCode flush() {
        return exporter.flush();
      }

      @Override
      public CompletableResultCode shutdown() {
        return exporter.shutdown();
      }
    };
  }

  MetricExporter watch(MetricExporter exporter) {
    return new MetricExporter() {
      @Override
      public AggregationTemporality getAggregationTemporality(InstrumentType type) {
        return exporter.getAggregationTemporality(type);
      }

      @Override
      public CompletableResultCode export(Collection<MetricData> metrics) {
        return DeliveryCount.this.watch(exporter.export(metrics), metrics.size());
      }

      @Override
      public CompletableResultCode flush() {
        return exporter.flush();
      }

      @Override
      public CompletableResultCode shutdown() {
        return exporter.shutdown();
      }
    };
  }
}
