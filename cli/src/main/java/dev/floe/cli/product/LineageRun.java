package dev.floe.cli.product;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.cli.command.Surroundings;
import dev.floe.diagnostics.FloeException;
import dev.floe.openlineage.LineageListener;
import dev.floe.openlineage.ProductEvents;
import dev.floe.openlineage.Speaker;
import dev.floe.openlineage.delivery.Backend;
import dev.floe.openlineage.delivery.Lineage;
import dev.floe.runner.RunListener;
import dev.floe.runner.RunResults;
import dev.floe.runner.publish.Publication;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Tells a lineage backend of a product, where there is one; trouble with it never ends a run. */
public final class LineageRun {

  private static final String SETTING = "plugins.observability.config.openlineage_url";

  private final CompiledProduct product;
  private final ProductFolder folder;
  private final Surroundings surroundings;
  private final Optional<String> trace;

  LineageRun(CompiledProduct product, ProductFolder folder, Surroundings surroundings) {
    this(product, folder, surroundings, Optional.empty());
  }

  /**
   * @param trace the trace the run belongs to, as W3C Trace Context has it
   */
  LineageRun(
      CompiledProduct product,
      ProductFolder folder,
      Surroundings surroundings,
      Optional<String> trace) {
    this.product = product;
    this.folder = folder;
    this.surroundings = surroundings;
    this.trace = trace;
  }

  /** Tells what the compiled product declares. */
  void declare() {
    backend()
        .ifPresent(backend -> {
          try (Told told = new Told(backend)) {
            told.declare();
          }
        });
  }

  /** Does a run and tells of it: the listener hears what its nodes do. */
  Publication tell(Function<RunListener, Publication> run) {
    return tell(run, LineageRun::conclude);
  }

  /** Tells of a run that works on a database in place: what ends well is what readers see. */
  public static RunResults tellInPlace(
      CompiledProduct product,
      Path folder,
      Surroundings surroundings,
      Function<RunListener, RunResults> run) {
    return new LineageRun(product, new ProductFolder(folder), surroundings)
        .tell(run, LineageRun::conclude);
  }

  private <T> T tell(Function<RunListener, T> run, BiConsumer<LineageListener, T> conclusion) {
    Optional<Backend> backend = backend();
    if (backend.isEmpty()) {
      return run.apply(RunListener.none());
    }
    try (Told told = new Told(backend.get())) {
      return told.run(run, conclusion);
    }
  }

  private static void conclude(LineageListener listener, Publication publication) {
    switch (publication) {
      case Publication.Published published -> listener.published();
      case Publication.Discarded discarded -> listener.discarded(discarded.results());
    }
  }

  private static void conclude(LineageListener listener, RunResults results) {
    if (results.isGood()) {
      listener.published();
    } else {
      listener.discarded(results);
    }
  }

  /** Absent where nobody wants to know, or where the wish cannot be understood. */
  private Optional<Backend> backend() {
    try {
      Backend backend = Backend.of(surroundings.environment(), configured(), folder.folder());
      return backend.target() instanceof Backend.Target.None
          ? Optional.empty()
          : Optional.of(backend);
    } catch (IllegalArgumentException e) {
      complain("no events are sent: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** The version of this program. */
  static String version() {
    return Optional.ofNullable(LineageRun.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  private Optional<String> configured() {
    return product.settings().stream()
        .filter(setting -> setting.key().equals(SETTING))
        .map(setting -> String.valueOf(setting.value()))
        .findFirst();
  }

  private void complain(String message) {
    surroundings.err().println("warning: lineage: " + message);
  }

  /** An open way to the backend. */
  private final class Told implements AutoCloseable {

    private final ProductEvents events;
    private final Lineage lineage;

    Told(Backend backend) {
      Speaker speaker =
          new Speaker(
              backend.namespace(),
              product.target().compute(),
              version(),
              file -> folder.folder().resolve(file).normalize().toUri());
      this.events = new ProductEvents(speaker, product, trace);
      this.lineage =
          Lineage.open(
              backend.target(),
              folder.spool(),
              surroundings.clock().millis() + "-" + ProcessHandle.current().pid(),
              event -> surroundings.err().println(event));
    }

    void declare() {
      events.declared(surroundings.clock().instant()).forEach(lineage::take);
    }

    <T> T run(Function<RunListener, T> run, BiConsumer<LineageListener, T> conclusion) {
      LineageListener listener =
          new LineageListener(events, lineage, surroundings.clock(), UUID.randomUUID());
      listener.begin();
      try {
        T result = run.apply(listener);
        conclusion.accept(listener, result);
        return result;
      } catch (FloeException e) {
        listener.failed(e.diagnostic());
        throw e;
      }
    }

    @Override
    public void close() {
      lineage.close();
      lineage.complaint().ifPresent(LineageRun.this::complain);
    }
  }
}
