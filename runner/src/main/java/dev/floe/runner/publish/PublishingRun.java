package dev.floe.runner.publish;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.runner.Cancellation;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunCode;
import dev.floe.runner.RunEvent;
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
import dev.floe.spi.SqlFailure;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A run of {@code floe run}: lock, clone, build and test in the clone, publish. The clone of a run
 * that ends badly is kept until the next run begins, so that a run can go on with it.
 *
 * @param world everything the executor needs, given the engine on the draft
 * @param holder who runs, in words that tell another user whom to wait for
 * @param outlet where else it is published, just before the warehouse
 */
public record PublishingRun(
    Warehouse warehouse,
    EngineOpener opener,
    Function<Engine, World> world,
    Journal journal,
    String holder,
    Duration lockTimeout,
    Undertaking undertaking,
    Outlet outlet) {

  /** A run that is published in the warehouse alone. */
  public PublishingRun(
      Warehouse warehouse,
      EngineOpener opener,
      Function<Engine, World> world,
      Journal journal,
      String holder,
      Duration lockTimeout,
      Undertaking undertaking) {
    this(warehouse, opener, world, journal, holder, lockTimeout, undertaking, Outlet.none());
  }

  /**
   * Runs what is asked for and publishes it if all of it is good.
   *
   * @throws FloeException where something outside fails: a lock, the disk, the database as a whole;
   *     the warehouse is as it was then
   */
  public Publication run(RunRequest request, RunListener listener, Cancellation cancellation) {
    Optional<String> spared = undertaking.continued().map(earlier -> earlier.run().value());
    try (Lease lease = warehouse.lock(holder, lockTimeout, cancellation, spared)) {
      Start start = new DraftChoice(lease, opener, journal.id()).of(request, undertaking);
      journal.milestone("planned", planned(start));
      start.reused().forEach(finished -> journal.note("node_reused", finished.line()));
      return attempt(start, listener, cancellation);
    } catch (FloeException e) {
      journal.milestone(
          "failed",
          Map.of("code", e.diagnostic().code().id(), "message", e.diagnostic().message()));
      throw e;
    }
  }

  private Map<String, Object> planned(Start start) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("asked", undertaking.asked());
    fields.put("fingerprints", undertaking.fingerprints());
    start
        .resumption()
        .ifPresent(resumption -> {
          fields.put("resumes", resumption.run().value());
          resumption.startedOver().ifPresent(why -> fields.put("started_over", why));
        });
    return fields;
  }

  private Publication attempt(Start start, RunListener listener, Cancellation cancellation) {
    Draft draft = start.draft();
    boolean keep = false;
    boolean published = false;
    try (Outlet.Release release = outlet.open(journal.id())) {
      RunResults results = build(start, release, listener, cancellation);
      if (!results.isGood() || cancellation.isRequested()) {
        keep = worthKeeping(start, results);
        return new Publication.Discarded(journal.id(), results, start.resumption(), keep);
      }
      Outlet.Shown shown = release.publish();
      Generation generation = draft.publish();
      published = true;
      journal.milestone(
          "published", Map.of("generation", generation.number(), "tables", shown.tables()));
      return new Publication.Published(
          journal.id(), results, start.resumption(), generation, shown);
    } finally {
      if (keep) {
        draft.keep();
      } else if (!published) {
        draft.discard();
      }
    }
  }

  /** Where the disk is full, what is kept would be in the way. */
  private boolean worthKeeping(Start start, RunResults results) {
    boolean something =
        !start.reused().isEmpty()
            || results.count(NodeStatus.SUCCESS) + results.count(NodeStatus.PASS) > 0;
    return something
        && !undertaking.fingerprints().isEmpty()
        && results.allDiagnostics().stream()
            .map(Diagnostic::code)
            .noneMatch(RunCode.WAREHOUSE_FULL::equals);
  }

  private RunResults build(
      Start start, Outlet.Release release, RunListener listener, Cancellation cancellation) {
    try (Engine engine = opener.open(start.draft().file())) {
      release.prepare(engine, start.request());
      RunResults results =
          new Executor(world.apply(engine))
              .execute(start.request(), RunListener.all(List.of(journal, listener)), cancellation);
      tellReused(start, listener);
      if (results.isGood() && !cancellation.isRequested()) {
        release.stage(engine, built(start, results));
      }
      if (results.isGood()) {
        DraftChoice.checkpoint(engine);
      }
      return results;
    } catch (SqlFailure failure) {
      throw FailureReport.outside(failure);
    }
  }

  private static void tellReused(Start start, RunListener listener) {
    Map<String, Object> rows = new TreeMap<>();
    start
        .reused()
        .forEach(
            finished -> rows.put(finished.node(), finished.line().getOrDefault("rows", "unknown")));
    start.request().nodes().stream()
        .filter(node -> rows.containsKey(node.uniqueId()))
        .forEach(node ->
            listener.happened(
                new RunEvent.NodeReused(
                    node,
                    rows.get(node.uniqueId()) instanceof Number count
                        ? OptionalLong.of(count.longValue())
                        : OptionalLong.empty())));
  }

  private static Set<String> built(Start start, RunResults results) {
    Set<String> built = new HashSet<>();
    start.reused().forEach(finished -> built.add(finished.node()));
    results.nodes().stream()
        .filter(node -> node.status() == NodeStatus.SUCCESS)
        .forEach(node -> built.add(node.node().uniqueId()));
    return built;
  }
}
