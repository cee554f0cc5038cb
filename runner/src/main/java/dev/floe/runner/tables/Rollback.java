package dev.floe.runner.tables;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.runner.Cancellation;
import dev.floe.runner.RunCode;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.runner.publish.EngineOpener;
import dev.floe.runner.warehouse.Draft;
import dev.floe.runner.warehouse.Generation;
import dev.floe.runner.warehouse.Lease;
import dev.floe.runner.warehouse.Warehouse;
import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.table.LeaseTerms;
import dev.floe.spi.table.ReleaseInfo;
import dev.floe.spi.table.TableCatalog;
import dev.floe.spi.table.TableName;
import dev.floe.spi.table.TableRelease;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Publishes again what an earlier run had published: its generation of the warehouse, and the
 * states of tables that this generation says it is equal to, all of them in one step where the
 * catalog can do that.
 *
 * @param opener opens a database file for reading
 * @param product whose tables they are
 * @param catalog opens it; absent where tables stay as they are
 * @param holder who does so, in words that tell another user whom to wait for
 */
public record Rollback(
    Warehouse warehouse,
    EngineOpener opener,
    String product,
    Optional<Supplier<TableCatalog>> catalog,
    LeaseTerms terms,
    String holder) {

  /**
   * What readers get again.
   *
   * @param generation the new one
   * @param tables those of the catalog, by name
   */
  public record Restored(Generation generation, List<String> tables) {

    public Restored {
      tables = List.copyOf(tables);
    }
  }

  /**
   * Does it.
   *
   * @throws FloeException where a state is not kept any more, or something outside fails; readers
   *     see what they saw then
   */
  public Restored to(Generation wanted, Cancellation cancellation) {
    try (Lease lease = warehouse.lock(holder, terms.patience(), cancellation)) {
      Draft draft = lease.draftOf(wanted.number());
      boolean published = false;
      try {
        List<String> tables = catalog.isPresent() ? give(states(draft.file()), wanted) : List.of();
        Restored restored = new Restored(draft.publish(), tables);
        published = true;
        return restored;
      } finally {
        if (!published) {
          draft.discard();
        }
      }
    }
  }

  private Map<TableName, Long> states(Path file) {
    try (Engine engine = opener.open(file);
        Session session = engine.session()) {
      return new Ledger(session, engine).all();
    } catch (SqlFailure failure) {
      throw FailureReport.outside(failure);
    }
  }

  private List<String> give(Map<TableName, Long> states, Generation wanted) {
    if (states.isEmpty()) {
      return List.of();
    }
    ReleaseInfo info = new ReleaseInfo(product, wanted.run(), holder, terms.clock().instant());
    try (TableCatalog opened = catalog.orElseThrow().get();
        TableRelease release = opened.begin(info, terms);
        Heartbeat _ = Heartbeat.of(terms, release::renew)) {
      states.forEach((name, snapshot) -> {
        if (release.giveBack(name, snapshot).isEmpty()) {
          throw forgotten(name, wanted);
        }
      });
      release.publish();
    }
    return states.keySet().stream().map(TableName::toString).toList();
  }

  private static FloeException forgotten(TableName name, Generation wanted) {
    return new FloeException(
        Diagnostic.of(
                RunCode.STATE_FORGOTTEN,
                "the catalog does not have "
                    + name
                    + " any more as the run "
                    + wanted.run()
                    + " published it")
            .withHelp(
                "nothing was returned; return to a later generation, or build that state again: check"
                    + " out what that run was made of, then floe run --full-refresh"));
  }
}
