package dev.floe.runner.publish;

import dev.floe.diagnostics.FloeException;
import dev.floe.runner.Cancellation;
import dev.floe.runner.RunListener;
import dev.floe.runner.RunRequest;
import dev.floe.runner.RunResults;
import dev.floe.runner.execute.Executor;
import dev.floe.runner.execute.World;
import dev.floe.runner.journal.Journal;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.runner.warehouse.Draft;
import dev.floe.runner.warehouse.Generation;
import dev.floe.runner.warehouse.Lease;
import dev.floe.runner.warehouse.Warehouse;
import dev.floe.spi.Engine;
import dev.floe.spi.FileBacked;
import dev.floe.spi.SqlFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A run of {@code floe run}: lock, clone, build and test in the clone, publish.
 *
 * @param world everything the executor needs, given the engine on the draft
 * @param holder who runs, in words that tell another user whom to wait for
 */
public record PublishingRun(
    Warehouse warehouse,
    EngineOpener opener,
    Function<Engine, World> world,
    Journal journal,
    String holder,
    Duration lockTimeout) {

  /**
   * Runs what is asked for and publishes it if all of it is good.
   *
   * @throws FloeException where something outside fails: a lock, the disk, the database as a whole;
   *     the warehouse is as it was then
   */
  public Publication run(RunRequest request, RunListener listener, Cancellation cancellation) {
    try (Lease lease = warehouse.lock(holder, lockTimeout, cancellation)) {
      Draft draft = lease.draft(journal.id().value(), this::settle);
      boolean published = false;
      try {
        RunResults results = build(draft, request, listener, cancellation);
        if (!results.isGood() || cancellation.isRequested()) {
          return new Publication.Discarded(results);
        }
        Generation generation = draft.publish();
        published = true;
        journal.milestone("published", Map.of("generation", generation.number()));
        return new Publication.Published(results, generation);
      } finally {
        if (!published) {
          draft.discard();
        }
      }
    } catch (FloeException e) {
      journal.milestone("failed", Map.of("code", e.diagnostic().code().id()));
      throw e;
    }
  }

  private RunResults build(
      Draft draft, RunRequest request, RunListener listener, Cancellation cancellation) {
    try (Engine engine = opener.open(draft.file())) {
      RunResults results =
          new Executor(world.apply(engine))
              .execute(request, RunListener.all(List.of(journal, listener)), cancellation);
      if (results.isGood()) {
        checkpoint(engine);
      }
      return results;
    } catch (SqlFailure failure) {
      throw FailureReport.outside(failure);
    }
  }

  private void settle(Path file) {
    try (Engine engine = opener.open(file)) {
      checkpoint(engine);
    } catch (SqlFailure failure) {
      throw FailureReport.outside(failure);
    }
  }

  private static void checkpoint(Engine engine) throws SqlFailure {
    if (!(engine instanceof FileBacked file)) {
      throw new IllegalStateException("generations need an engine whose database is one file");
    }
    file.checkpoint();
  }
}
