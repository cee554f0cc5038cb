package dev.floe.telemetry;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.runner.NodeResult;
import dev.floe.runner.RunEvent;
import dev.floe.runner.RunResults;
import dev.floe.spi.SqlFailure;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tells of a run through the SDK. */
final class OtelRun implements RunTelemetry {

  private static final int LONGEST_STATEMENT = 4_000;

  private final Otel otel;
  private final Tracer tracer;
  private final Logger logger;
  private final Metrics metrics;
  private final Clock clock;
  private final String engine;
  private final Instant began;
  private final Span root;
  private final Context inRoot;
  private final Map<String, Span> nodes = new ConcurrentHashMap<>();
  private Optional<String> error = Optional.empty();
  private String status = "failed";

  private OtelRun(Otel otel, CompiledProduct product, Instant began, Clock clock, Span root) {
    this.otel = otel;
    this.tracer = otel.tracer();
    this.logger = otel.logger();
    this.metrics = new Metrics(otel.meter(), product.product().qualifiedName());
    this.clock = clock;
    this.engine = product.target().compute();
    this.began = began;
    this.root = root;
    this.inRoot = Context.root().with(root);
  }

  static OtelRun begin(
      TelemetrySettings settings,
      CompiledProduct product,
      String command,
      Instant began,
      Clock clock,
      String version) {
    Otel otel = Otel.open(settings, about(product, version));
    Context parent =
        settings
            .parent()
            .map(text ->
                W3CTraceContextPropagator.getInstance()
                    .extract(Context.root(), Map.of("traceparent", text), new TextMap()))
            .orElse(Context.root());
    Span root =
        otel.tracer().spanBuilder(command).setParent(parent).setStartTimestamp(began).startSpan();
    root.setAttribute("floe.product", product.product().qualifiedName());
    root.setAttribute("floe.product.version", product.product().version());
    return new OtelRun(otel, product, began, clock, root);
  }

  private static Resource about(CompiledProduct product, String version) {
    return Resource.create(
        Attributes.builder()
            .put("service.version", version)
            .put("deployment.environment.name", product.target().environment())
            .put("floe.product", product.product().qualifiedName())
            .build());
  }

  @Override
  public void phase(Phase phase) {
    Span span = child(phase.name(), inRoot, phase.started(), SpanKind.INTERNAL);
    phase.attributes().forEach(span::setAttribute);
    phase.error().ifPresent(why -> span.setStatus(StatusCode.ERROR, why));
    span.end(phase.finished());
  }

  private Span child(String name, Context parent, Instant started, SpanKind kind) {
    return tracer
        .spanBuilder(name)
        .setParent(parent)
        .setSpanKind(kind)
        .setStartTimestamp(started)
        .startSpan();
  }

  @Override
  public void happened(RunEvent event) {
    switch (event) {
      case RunEvent.NodeStarted started -> started(started.node());
      case RunEvent.NodeRetried retried -> span(retried.node()).addEvent("retry", retry(retried));
      case RunEvent.NodeFinished finished -> finished(finished.result());
      case RunEvent.RunStarted _,
          RunEvent.NodeReused _,
          RunEvent.BatchFinished _,
          RunEvent.HookFinished _,
          RunEvent.RunFinished _ -> {}
    }
  }

  private static Attributes retry(RunEvent.NodeRetried retried) {
    return Attributes.builder()
        .put("floe.retry", retried.retry())
        .put("exception.message", retried.because())
        .build();
  }

  private void started(Node node) {
    Span span =
        child(kind(node) + " " + node.info().name(), inRoot, clock.instant(), SpanKind.INTERNAL);
    span.setAttribute("floe.node.id", node.uniqueId());
    span.setAttribute("floe.node.kind", kind(node));
    span.setAttribute("code.file.path", node.info().path());
    nodes.put(node.uniqueId(), span);
  }

  private Span span(Node node) {
    @Nullable Span span = nodes.get(node.uniqueId());
    return span == null ? Span.getInvalid() : span;
  }

  private void finished(NodeResult result) {
    Span span = span(result.node());
    span.setAttribute("floe.status", result.status().name().toLowerCase(Locale.ROOT));
    result.rows().ifPresent(rows -> span.setAttribute("floe.rows", rows));
    result.failures().ifPresent(failures -> span.setAttribute("floe.failures", failures));
    metrics.node(kind(result.node()), result);
    for (Diagnostic found : result.diagnostics()) {
      log(found, Context.root().with(span));
      if (found.isError()) {
        span.setStatus(StatusCode.ERROR, found.message());
        span.setAttribute("error.type", found.code().id());
      }
    }
    span.end(clock.instant());
  }

  private void log(Diagnostic found, Context context) {
    AttributesBuilder about =
        Attributes.builder()
            .put("floe.code", found.code().id())
            .put("floe.subject", found.subject());
    found
        .span()
        .ifPresent(place -> {
          about.put("code.file.path", place.file());
          about.put("code.line.number", place.start().line());
        });
    logger
        .logRecordBuilder()
        .setTimestamp(clock.instant())
        .setContext(context)
        .setSeverity(found.isError() ? Severity.ERROR : Severity.WARN)
        .setBody(found.message())
        .setAllAttributes(about.build())
        .emit();
  }

  private static String kind(Node node) {
    return switch (node) {
      case Node.Source _ -> "source";
      case Node.Seed _ -> "seed";
      case Node.Model _ -> "model";
      case Node.Snapshot _ -> "snapshot";
      case Node.Test _ -> "test";
      case Node.UnitTest _ -> "unit_test";
    };
  }

  @Override
  public String comment(Node node) {
    return "/*traceparent='" + traceparent(span(node)) + "'*/";
  }

  @Override
  public void executed(
      Node node, String sql, Instant started, Instant finished, Optional<SqlFailure> failure) {
    String word = sql.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
    Span span = child(word, Context.root().with(span(node)), started, SpanKind.CLIENT);
    span.setAttribute("db.system.name", engine);
    span.setAttribute("db.query.text", sql.substring(0, Math.min(sql.length(), LONGEST_STATEMENT)));
    failure.ifPresent(why -> {
      span.setStatus(StatusCode.ERROR, why.getMessage());
      span.setAttribute("error.type", why.kind().name().toLowerCase(Locale.ROOT));
    });
    span.end(finished);
  }

  @Override
  public String traceparent() {
    return traceparent(root);
  }

  private static String traceparent(Span span) {
    return "00-"
        + span.getSpanContext().getTraceId()
        + "-"
        + span.getSpanContext().getSpanId()
        + "-"
        + span.getSpanContext().getTraceFlags().asHex();
  }

  @Override
  public void published(int generation, long bytes) {
    status = "published";
    root.setAttribute("floe.generation", generation);
    root.setAttribute("floe.warehouse.size", bytes);
    metrics.published(bytes, clock.instant().getEpochSecond());
  }

  @Override
  public void discarded(RunResults results) {
    error =
        results.allDiagnostics().stream()
            .filter(Diagnostic::isError)
            .findFirst()
            .map(Diagnostic::message)
            .or(() -> Optional.of(results.ending().name().toLowerCase(Locale.ROOT)));
    results.diagnostics().forEach(found -> log(found, inRoot));
  }

  @Override
  public void failed(Diagnostic why) {
    error = Optional.of(why.message());
    root.setAttribute("error.type", why.code().id());
    metrics.failed(why);
    log(why, inRoot);
  }

  @Override
  public void close() {
    error.ifPresent(why -> root.setStatus(StatusCode.ERROR, why));
    root.setAttribute("floe.status", status);
    Instant now = clock.instant();
    root.end(now);
    metrics.run(Duration.between(began, now), status);
    otel.close();
  }

  @Override
  public Optional<String> complaint() {
    return otel.complaint();
  }

  /** Reads a map as headers. */
  private static final class TextMap implements TextMapGetter<Map<String, String>> {
    @Override
    public Iterable<String> keys(Map<String, String> carrier) {
      return List.copyOf(carrier.keySet());
    }

    @Override
    public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
      return carrier == null ? null : carrier.get(key);
    }
  }
}
