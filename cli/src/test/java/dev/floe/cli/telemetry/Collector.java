package dev.floe.cli.telemetry;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.Protocol;
import okio.Buffer;

/** Receives OTLP, by gRPC or HTTP, and decodes what it gets. */
final class Collector implements AutoCloseable {

  final List<Span> spans = new CopyOnWriteArrayList<>();
  final List<Metric> metrics = new CopyOnWriteArrayList<>();
  final List<LogRecord> logs = new CopyOnWriteArrayList<>();
  private final MockWebServer server = new MockWebServer();
  private final boolean grpc;

  /** How it behaves. */
  enum Mood {
    WELL,
    BROKEN,
    SLOW
  }

  Collector(boolean grpc, Mood mood) throws IOException {
    this.grpc = grpc;
    if (grpc) {
      server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
    }
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return switch (mood) {
              case WELL -> taken(request);
              case BROKEN -> new MockResponse.Builder().code(500).build();
              case SLOW ->
                  new MockResponse.Builder().headersDelay(20, TimeUnit.SECONDS).code(200).build();
            };
          }
        });
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  String url() {
    return "http://" + server.getHostName() + ":" + server.getPort();
  }

  private MockResponse taken(RecordedRequest request) {
    try {
      byte[] body = body(request);
      String path = request.getUrl().encodedPath();
      if (path.contains("race")) {
        ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().stream()
            .flatMap(r -> r.getScopeSpansList().stream())
            .forEach(scope -> spans.addAll(scope.getSpansList()));
      } else if (path.contains("etrics")) {
        ExportMetricsServiceRequest.parseFrom(body).getResourceMetricsList().stream()
            .flatMap(r -> r.getScopeMetricsList().stream())
            .forEach(scope -> metrics.addAll(scope.getMetricsList()));
      } else {
        ExportLogsServiceRequest.parseFrom(body).getResourceLogsList().stream()
            .flatMap(r -> r.getScopeLogsList().stream())
            .forEach(scope -> logs.addAll(scope.getLogRecordsList()));
      }
    } catch (InvalidProtocolBufferException e) {
      return new MockResponse.Builder().code(400).build();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return grpc
        ? new MockResponse.Builder()
            .addHeader("content-type", "application/grpc")
            .body(new Buffer().write(new byte[5]))
            .trailers(Headers.of("grpc-status", "0"))
            .build()
        : new MockResponse.Builder().addHeader("content-type", "application/x-protobuf").build();
  }

  /** A message of gRPC has a flag and a length before it. */
  private byte[] body(RecordedRequest request) throws IOException {
    byte[] all = Optional.ofNullable(request.getBody()).orElseThrow().toByteArray();
    boolean packed =
        grpc ? all[0] == 1 : "gzip".equals(request.getHeaders().get("content-encoding"));
    byte[] message = grpc ? Arrays.copyOfRange(all, 5, all.length) : all;
    try (GZIPInputStream in =
        packed ? new GZIPInputStream(new ByteArrayInputStream(message)) : null) {
      return in == null ? message : in.readAllBytes();
    }
  }

  Span span(String name) {
    return spans.stream().filter(span -> span.getName().equals(name)).findFirst().orElseThrow();
  }

  static String attribute(List<KeyValue> attributes, String key) {
    return attributes.stream()
        .filter(pair -> pair.getKey().equals(key))
        .map(pair -> pair.getValue().getStringValue())
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    server.close();
  }
}
