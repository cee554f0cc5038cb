package dev.floe.cli.product;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.cli.catalog.CatalogChoice;
import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Surroundings;
import dev.floe.cli.command.UsageError;
import dev.floe.diagnostics.Result;
import dev.floe.manifest.locate.LoadedProduct;
import dev.floe.runner.publish.EngineOpener;
import dev.floe.runner.tables.Rollback;
import dev.floe.runner.warehouse.Place;
import dev.floe.spi.table.LeaseTerms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What returns a product to an earlier generation. Neither it nor what the product is now is
 * compiled: who returns may have a reason.
 *
 * @param patience how long to wait for a run of the product
 */
public record ProductRollback(Documents documents, Surroundings surroundings, Duration patience) {

  /** In the warehouse alone. */
  public Rollback ofWarehouse() {
    return rollback(
        "",
        file -> {
          throw new IllegalStateException("not asked for: " + file);
        },
        Optional.empty());
  }

  /**
   * In the warehouse and the catalog the platform chooses.
   *
   * @param environment of the platform
   */
  public Result<Rollback> withTables(Optional<String> environment) {
    Path folder = documents.folder();
    CompiledProduct product =
        PublishedEngine.product(folder)
            .orElseThrow(() ->
                new UsageError(
                    CliCode.NOTHING_BUILT,
                    "it is not known whose tables they are: nothing is compiled in " + folder,
                    "compile it first: floe compile"));
    Result<LoadedProduct> loaded =
        documents.locator().product(documents.requireProduct(), environment);
    return loaded.isOk()
        ? Result.ok(
            rollback(
                product.product().qualifiedName(),
                file -> PublishedEngine.open(product, folder, file),
                CatalogChoice.of(loaded.value().orElseThrow().platform(), surroundings, folder)))
        : Result.failed(loaded.diagnostics());
  }

  private Rollback rollback(String product, EngineOpener opener, Optional<CatalogChoice> choice) {
    Path folder = documents.folder();
    return new Rollback(
        PublishedEngine.warehouse(folder, surroundings.clock()),
        opener,
        product,
        choice.map(known -> known::open),
        new LeaseTerms(
            Place.of(new ProductFolder(folder).place()),
            choice.map(CatalogChoice::lease).orElse(Duration.ZERO),
            patience,
            surroundings.clock()),
        "floe rollback (process " + ProcessHandle.current().pid() + ")");
  }
}
