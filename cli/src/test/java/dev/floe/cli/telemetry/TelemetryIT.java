package dev.floe.cli.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.floe.cli.Typed;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a collector receives of a run, and what a run notices of a collector. */
class TelemetryIT {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";

  @TempDir private Path folder;

  @BeforeEach
  void begin() {
    assertThat(Typed.in(folder, "init", "--name", "shop", ".").code()).isZero();
  }

  private static Map<String, String> to(String url, String protocol) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", url);
    environment.put("OTEL_EXPORTER_OTLP_PROTOCOL", protocol);
    environment.put("TRACEPARENT", "00-" + TRACE + "-" + PARENT + "-01");
    return environment;
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"grpc", "http/protobuf"})
  void aRunIsOneTraceWithMetrics(String protocol) throws IOException {
    try (Collector collector = new Collector(protocol.equals("grpc"), Collector.Mood.WELL)) {
      Typed typed = Typed.in(folder, to(collector.url(), protocol), "run");

      assertThat(typed.code()).as(typed.err()).isZero();
      assertThat(typed.err()).doesNotContain("telemetry");
      assertThat(collector.spans).extracting(span -> hex(span.getTraceId())).containsOnly(TRACE);
      Span root = collector.span("floe run");
      assertThat(hex(root.getParentSpanId())).isEqualTo(PARENT);
      assertThat(collector.spans)
          .extracting(Span::getName)
          .contains("resolve", "compile", "seed raw_orders", "model silver_orders");
      Span model = collector.span("model silver_orders");
      assertThat(model.getParentSpanId()).isEqualTo(root.getSpanId());
      assertThat(collector.spans)
          .filteredOn(span -> span.getParentSpanId().equals(model.getSpanId()))
          .anySatisfy(statement ->
              assertThat(Collector.attribute(statement.getAttributesList(), "db.query.text"))
                  .containsIgnoringCase("create"));
      assertThat(collector.spans)
          .allSatisfy(span ->
              assertThat(span.getStartTimeUnixNano())
                  .isLessThanOrEqualTo(span.getEndTimeUnixNano()));
      assertThat(collector.metrics)
          .extracting(Metric::getName)
          .contains("floe.run.duration", "floe.node.duration", "floe.node.rows")
          .contains("floe.warehouse.size", "floe.product.published");
    }
  }

  @Test
  void aFailureIsALogThatLeadsToItsSpan() throws IOException {
    Path test = folder.resolve("tests/never.sql");
    Files.createDirectories(test.getParent());
    Files.writeString(test, "select * from {{ ref('silver_orders') }}");
    try (Collector collector = new Collector(false, Collector.Mood.WELL)) {
      Typed.in(folder, to(collector.url(), "http/protobuf"), "run");

      Span span = collector.span("test never");
      assertThat(span.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
      LogRecord log = collector.logs.getFirst();
      assertThat(log.getSpanId()).isEqualTo(span.getSpanId());
      assertThat(hex(log.getTraceId())).isEqualTo(TRACE);
      assertThat(Collector.attribute(log.getAttributesList(), "floe.code"))
          .isEqualTo("FLOE-RUN-002");
      assertThat(collector.metrics).extracting(Metric::getName).contains("floe.failures");
      assertThat(collector.span("floe run").getStatus().getCode())
          .isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
    }
  }

  @Test
  void lineageCarriesTheTrace() throws IOException {
    try (Collector collector = new Collector(false, Collector.Mood.WELL)) {
      Map<String, String> environment = to(collector.url(), "http/protobuf");
      environment.put("OPENLINEAGE__TRANSPORT__TYPE", "file");

      Typed.in(folder, environment, "run");

      Span root = collector.span("floe run");
      assertThat(folder.resolve(".floe/openlineage.jsonl"))
          .content()
          .contains("00-" + TRACE + "-" + hex(root.getSpanId()) + "-01");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Collector.Mood.class,
      names = {"BROKEN", "SLOW"})
  void aSickCollectorFailsNoRun(Collector.Mood mood) throws IOException {
    try (Collector collector = new Collector(false, mood)) {
      Typed typed = Typed.in(folder, to(collector.url(), "http/protobuf"), "run");

      assertThat(typed.code()).isZero();
      assertThat(typed.err()).contains("warning: telemetry: ").doesNotContain("Exception");
      assertThat(typed.err().lines().filter(line -> line.contains("telemetry"))).hasSize(1);
    }
  }

  @Test
  void aCollectorThatIsDownFailsNoRun() {
    Typed typed = Typed.in(folder, to("http://127.0.0.1:9", "grpc"), "run");

    assertThat(typed.code()).isZero();
    assertThat(typed.err()).contains("warning: telemetry: ").contains("could not be delivered");
  }

  @Test
  void saysWhichSettingCannotBeUsed() {
    Typed typed = Typed.in(folder, to("nowhere", "http/protobuf"), "run");

    assertThat(typed.code()).isZero();
    assertThat(typed.err()).contains("warning: telemetry: nothing is sent: ").contains("nowhere");
  }

  @Test
  void thePlatformNamesACollectorForAllProducts() throws IOException {
    try (Collector collector = new Collector(false, Collector.Mood.WELL)) {
      Path manifest = folder.resolve("manifest.yaml");
      Files.writeString(
          manifest,
          Files.readString(manifest)
              + "\nobservability:\n  type: otel\n  otlp_endpoint: "
              + collector.url()
              + "\n");

      Typed typed = Typed.in(folder, Map.of("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), "run");

      assertThat(typed.code()).as(typed.out() + typed.err()).isZero();
      assertThat(collector.spans).isNotEmpty();
    }
  }

  @Test
  void theStepsOfPublishingInACatalogAreSpansOfTheRun() throws IOException {
    try (Collector collector = new Collector(false, Collector.Mood.WELL)) {
      Path manifest = folder.resolve("manifest.yaml");
      Files.writeString(
          manifest,
          """
          metadata: {name: acme, version: 1.0.0}
          plugins:
            compute: duckdb
            catalog: {type: iceberg-local, config: {path: lake}}
          """);

      Typed typed = Typed.in(folder, to(collector.url(), "http/protobuf"), "run");

      assertThat(typed.code()).as(typed.out() + typed.err()).isZero();
      Span root = collector.span("floe run");
      assertThat(collector.spans)
          .filteredOn(span -> span.getParentSpanId().equals(root.getSpanId()))
          .extracting(Span::getName)
          .contains("catalog lease", "catalog read", "catalog write", "catalog publish");
    }
  }

  @Test
  void aCatalogThatFailsIsTheSpanThatFailed() throws IOException {
    try (Collector collector = new Collector(false, Collector.Mood.WELL)) {
      Files.writeString(
          folder.resolve("manifest.yaml"),
          """
          metadata: {name: acme, version: 1.0.0}
          plugins:
            compute: duckdb
            catalog: {type: iceberg-rest, config: {uri: "http://127.0.0.1:1"}}
          """);

      Typed typed = Typed.in(folder, to(collector.url(), "http/protobuf"), "run");

      assertThat(typed.code()).isEqualTo(3);
      assertThat(collector.span("catalog lease").getStatus().getMessage())
          .contains("the catalog http://127.0.0.1:1");
    }
  }
}
