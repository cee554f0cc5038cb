package dev.floe.cli.product;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.cli.command.Surroundings;
import dev.floe.compiler.Compilation;
import dev.floe.diagnostics.FloeException;
import dev.floe.runner.RunListener;
import dev.floe.runner.StatementTrace;
import dev.floe.runner.publish.Outlet;
import dev.floe.runner.publish.Publication;
import dev.floe.telemetry.Phase;
import dev.floe.telemetry.RunTelemetry;
import dev.floe.telemetry.Telemetry;
import dev.floe.telemetry.TelemetrySettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells OpenTelemetry of a run, where anybody listens; trouble with it never ends a run. */
final class TelemetryRun implements AutoCloseable {

  private static final String SETTING = "plugins.observability.config.otlp_endpoint";

  private final Optional<RunTelemetry> telemetry;
  private final Surroundings surroundings;

  private TelemetryRun(Optional<RunTelemetry> telemetry, Surroundings surroundings) {
    this.telemetry = telemetry;
    this.surroundings = surroundings;
  }

  /**
   * Begins to tell.
   *
   * @param calls what the command asked of registries before
   */
  static TelemetryRun begin(Compilation compilation, Surroundings surroundings, List<Phase> calls) {
    CompiledProduct product = compilation.product();
    TelemetrySettings settings =
        new TelemetrySettings(surroundings.environment(), configured(product));
    Compilation.Times times = compilation.times();
    Instant began = calls.stream().map(Phase::started).reduce(times.began(), TelemetryRun::earlier);
    try {
      Optional<RunTelemetry> telemetry =
          Telemetry.begin(
              settings, product, "floe run", began, surroundings.clock(), LineageRun.version());
      telemetry.ifPresent(open -> {
        open.phase(Phase.of("resolve", times.began(), times.resolved()));
        open.phase(Phase.of("compile", times.resolved(), times.ended()));
        calls.forEach(open::phase);
      });
      return new TelemetryRun(telemetry, surroundings);
    } catch (IllegalArgumentException e) {
      surroundings.err().println("warning: telemetry: nothing is sent: " + e.getMessage());
      return new TelemetryRun(Optional.empty(), surroundings);
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Optional<String> configured(CompiledProduct product) {
    return product.settings().stream()
        .filter(setting -> setting.key().equals(SETTING))
        .map(setting -> String.valueOf(setting.value()))
        .findFirst();
  }

  RunListener listener() {
    return telemetry.<RunListener>map(open -> open).orElse(RunListener.none());
  }

  StatementTrace statements() {
    return telemetry.<StatementTrace>map(open -> open).orElse(StatementTrace.none());
  }

  /** The same outlet, whose steps are told where somebody listens. */
  Outlet following(Outlet outlet) {
    return telemetry
        .<Outlet>map(open -> new TracedOutlet(outlet, open::phase, surroundings.clock()))
        .orElse(outlet);
  }

  Optional<String> traceparent() {
    return telemetry.map(RunTelemetry::traceparent);
  }

  /** Does the run, and tells what came of it. */
  Publication tell(Supplier<Publication> run) {
    try {
      Publication publication = run.get();
      telemetry.ifPresent(open -> {
        switch (publication) {
          case Publication.Published published ->
              open.published(published.generation().number(), published.generation().bytes());
          case Publication.Discarded discarded -> open.discarded(discarded.results());
        }
      });
      return publication;
    } catch (FloeException e) {
      telemetry.ifPresent(open -> open.failed(e.diagnostic()));
      throw e;
    }
  }

  @Override
  public void close() {
    telemetry.ifPresent(open -> {
      open.close();
      open.complaint().ifPresent(what -> surroundings.err().println("warning: telemetry: " + what));
    });
  }
}
