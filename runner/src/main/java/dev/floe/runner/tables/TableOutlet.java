package dev.floe.runner.tables;

import dev.floe.runner.journal.RunId;
import dev.floe.runner.publish.Outlet;
import dev.floe.spi.table.LeaseTerms;
import dev.floe.spi.table.ReleaseInfo;
import dev.floe.spi.table.TableCatalog;
import dev.floe.spi.table.TableRelease;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * Publishes what a run builds as tables of a catalog.
 *
 * @param catalog opens it
 * @param warehouse the database file runs begin with
 * @param product whose tables they are: {@code sales.customer-360}
 * @param holder who runs, in words that tell another user whom to wait for
 * @param terms of the right to publish it
 */
public record TableOutlet(
    Supplier<TableCatalog> catalog,
    ProductTables tables,
    Path warehouse,
    String product,
    String holder,
    LeaseTerms terms,
    Clock clock)
    implements Outlet {

  @Override
  public Release open(RunId run) {
    TableCatalog opened = catalog.get();
    try {
      TableRelease release =
          opened.begin(new ReleaseInfo(product, run.value(), holder, clock.instant()), terms);
      return new CatalogRelease(
          opened, release, tables, new Earlier(warehouse), Heartbeat.of(terms, release::renew));
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }
}
