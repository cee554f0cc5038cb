package dev.floe.cli.product;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.cli.command.Surroundings;
import dev.floe.diagnostics.FloeException;
import dev.floe.openlineage.LineageListener;
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

  private Optional<LineageWay> way() {
    return LineageWay.open(
        product,
        folder,
        surroundings,
        trace,
        complaint -> surroundings.err().println("warning: lineage: " + complaint));
  }

  /** Tells what the compiled product declares. */
  void declare() {
    way()
        .ifPresent(open -> {
          try (open) {
            open.events().declared(surroundings.clock().instant()).forEach(open.sink()::take);
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
    Optional<LineageWay> way = way();
    if (way.isEmpty()) {
      return run.apply(RunListener.none());
    }
    try (LineageWay open = way.get()) {
      return told(open, run, conclusion);
    }
  }

  private <T> T told(
      LineageWay way, Function<RunListener, T> run, BiConsumer<LineageListener, T> conclusion) {
    LineageListener listener =
        new LineageListener(way.events(), way.sink(), surroundings.clock(), UUID.randomUUID());
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

  /** The version of this program. */
  static String version() {
    return LineageWay.version();
  }
}
