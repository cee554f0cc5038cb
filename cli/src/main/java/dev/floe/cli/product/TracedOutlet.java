package dev.floe.cli.product;

import dev.floe.diagnostics.FloeException;
import dev.floe.runner.RunRequest;
import dev.floe.runner.journal.RunId;
import dev.floe.runner.publish.Outlet;
import dev.floe.spi.Engine;
import dev.floe.spi.SqlFailure;
import dev.floe.telemetry.Phase;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells how long each step of publishing in a catalog took, and which one failed.
 *
 * @param phases who is told
 */
record TracedOutlet(Outlet outlet, Consumer<Phase> phases, Clock clock) implements Outlet {

  @Override
  public Release open(RunId run) {
    Steps steps = new Steps(phases, clock);
    Step<Release, RuntimeException> open = () -> outlet.open(run);
    return new TracedRelease(steps.tell("catalog lease", open), steps);
  }

  /** Something that is done. */
  private interface Step<T, E extends Exception> {
    T take() throws E;
  }

  /** Steps one after the other. */
  private record Steps(Consumer<Phase> phases, Clock clock) {

    <T, E extends Exception> T tell(String name, Step<T, E> step) throws E {
      Instant began = clock.instant();
      Optional<String> error = Optional.of("failed");
      try {
        T done = step.take();
        error = Optional.empty();
        return done;
      } catch (FloeException e) {
        error = Optional.of(e.diagnostic().message());
        throw e;
      } finally {
        phases.accept(new Phase(name, began, clock.instant(), Map.of(), error));
      }
    }
  }

  /** A release whose steps are told. */
  private record TracedRelease(Release release, Steps steps) implements Release {

    @Override
    public void prepare(Engine engine, RunRequest request) throws SqlFailure {
      Step<Boolean, SqlFailure> step =
          () -> {
            release.prepare(engine, request);
            return true;
          };
      boolean _ = steps.tell("catalog read", step);
    }

    @Override
    public void stage(Engine engine, Set<String> nodes) throws SqlFailure {
      Step<Boolean, SqlFailure> step =
          () -> {
            release.stage(engine, nodes);
            return true;
          };
      boolean _ = steps.tell("catalog write", step);
    }

    @Override
    public Shown publish() {
      Step<Shown, RuntimeException> step = release::publish;
      return steps.tell("catalog publish", step);
    }

    @Override
    public void close() {
      release.close();
    }
  }
}
