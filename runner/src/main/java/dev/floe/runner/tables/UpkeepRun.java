package dev.floe.runner.tables;

import dev.floe.artifacts.Node;
import dev.floe.diagnostics.FloeException;
import dev.floe.runner.Cancellation;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.runner.publish.EngineOpener;
import dev.floe.runner.warehouse.Draft;
import dev.floe.runner.warehouse.Lease;
import dev.floe.runner.warehouse.Warehouse;
import dev.floe.spi.Engine;
import dev.floe.spi.FileBacked;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.table.LeaseTerms;
import dev.floe.spi.table.ReleaseInfo;
import dev.floe.spi.table.TableCatalog;
import dev.floe.spi.table.TableRelease;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks after a product's tables: deletes rows past their retention and puts small files together,
 * in a draft that is published like a run's, then forgets old states and removes files nobody
 * needs.
 *
 * @param catalog opens it, where the platform has one
 * @param holder who does so, in words that tell another user whom to wait for
 */
public record UpkeepRun(
    Warehouse warehouse,
    EngineOpener opener,
    ProductTables tables,
    Optional<Supplier<TableCatalog>> catalog,
    LeaseTerms terms,
    String holder) {

  private static final String NAME = "maintenance";

  /**
   * Does it.
   *
   * @throws FloeException where something outside fails; readers see what they saw then
   */
  public List<UpkeepReport> run(Upkeep upkeep, Cancellation cancellation) {
    try (Lease lease = warehouse.lock(holder, terms.patience(), cancellation)) {
      if (catalog.isEmpty()) {
        return warehouse.isThere() ? rows(upkeep, lease, Optional.empty()) : List.of();
      }
      try (TableCatalog opened = catalog.get().get();
          TableRelease release = opened.begin(info(), terms);
          Heartbeat _ = Heartbeat.of(terms, release::renew)) {
        List<UpkeepReport> rows =
            warehouse.isThere()
                ? rows(upkeep, lease, Optional.of(new OpenCatalog(opened, release)))
                : List.of();
        return new FileUpkeep(opened, tables, upkeep, terms.clock().instant()).add(rows);
      }
    }
  }

  /** A catalog and what is about to be published in it. */
  record OpenCatalog(TableCatalog catalog, TableRelease release) {}

  private ReleaseInfo info() {
    Instant now = terms.clock().instant();
    return new ReleaseInfo(tables.product().product().qualifiedName(), NAME, holder, now);
  }

  private List<UpkeepReport> rows(Upkeep upkeep, Lease lease, Optional<OpenCatalog> open) {
    Draft draft = lease.draft(NAME, this::settle);
    boolean published = false;
    try {
      List<UpkeepReport> done = work(draft.file(), upkeep, open);
      if (!upkeep.dryRun() && done.stream().anyMatch(report -> !report.isEmpty())) {
        open.ifPresent(known -> known.release().publish());
        var _ = draft.publish();
        published = true;
      }
      return done;
    } finally {
      if (!published) {
        draft.discard();
      }
    }
  }

  private List<UpkeepReport> work(Path file, Upkeep upkeep, Optional<OpenCatalog> open) {
    List<UpkeepReport> done = new ArrayList<>();
    Earlier earlier = new Earlier(warehouse.file());
    try (Engine engine = opener.open(file)) {
      RowUpkeep rows = new RowUpkeep(engine, tables, upkeep, open, earlier, terms.clock());
      for (Node.Referable node : tables.nodes()) {
        rows.of(node).ifPresent(done::add);
      }
      checkpoint(engine);
    } catch (SqlFailure failure) {
      throw FailureReport.outside(failure);
    }
    return done;
  }

  private void settle(Path file) {
    try (Engine engine = opener.open(file)) {
      checkpoint(engine);
    } catch (SqlFailure failure) {
      throw FailureReport.outside(failure);
    }
  }

  private static void checkpoint(Engine engine) throws SqlFailure {
    if (engine instanceof FileBacked file) {
      file.checkpoint();
    }
  }
}
