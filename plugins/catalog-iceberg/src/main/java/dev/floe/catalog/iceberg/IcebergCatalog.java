package dev.floe.catalog.iceberg;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.spi.table.LeaseTerms;
import dev.floe.spi.table.ReleaseInfo;
import dev.floe.spi.table.TableCatalog;
import dev.floe.spi.table.TableName;
import dev.floe.spi.table.TableRelease;
import dev.floe.spi.table.TableSnapshot;
import dev.floe.spi.table.TableUpkeep;
import dev.floe.spi.table.TableView;
import dev.floe.spi.table.TableViews;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/** An open Iceberg catalog of any kind. */
final class IcebergCatalog implements TableCatalog, TableUpkeep, TableViews {

  private final IcebergTables tables;
  private final Committer committer;
  private final Failures failures;
  private final List<AutoCloseable> owned;

  /**
   * @param owned what is closed with it, in this order
   */
  IcebergCatalog(
      IcebergTables tables, Committer committer, Failures failures, List<AutoCloseable> owned) {
    this.tables = tables;
    this.committer = committer;
    this.failures = failures;
    this.owned = List.copyOf(owned);
  }

  @Override
  public TableRelease begin(ReleaseInfo release, LeaseTerms terms) {
    CatalogLease lease = new CatalogLease(tables, committer, release, terms);
    failures.run("let " + release.product() + " be published", lease::take);
    return new IcebergRelease(tables, lease, failures, release);
  }

  @Override
  public Optional<TableSnapshot> current(TableName name) {
    return failures.guard(
        "read " + name,
        () ->
            tables
                .load(name)
                .filter(table -> table.currentSnapshot() != null)
                .map(table -> TableWork.snapshot(name, table.schema(), table.currentSnapshot())));
  }

  @Override
  public List<LocalFile> fetch(TableSnapshot snapshot) {
    return failures.guard("read " + snapshot.name(), () -> files(snapshot));
  }

  private List<LocalFile> files(TableSnapshot snapshot) {
    Table table =
        tables
            .load(snapshot.name())
            .orElseThrow(() -> new IllegalStateException("gone: " + snapshot.name()));
    List<LocalFile> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(snapshot.id()).planFiles()) {
      for (FileScanTask task : tasks) {
        if (!task.deletes().isEmpty()) {
          throw deletedRows(snapshot.name());
        }
        files.add(
            new LocalFile(
                task.file().location(),
                tables.copies().fetch(table.io(), task.file().location()),
                task.file().recordCount()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static FloeException deletedRows(TableName name) {
    return new FloeException(
        Diagnostic.of(
                CatalogCode.UNREADABLE,
                name + " has rows that another engine marked as deleted, which cannot be read here")
            .withHelp("rewrite its data files there (rewrite_data_files), then try again"));
  }

  @Override
  public Files files(TableName name, long small) {
    return failures.guard("read " + name, () -> new Upkeep(tables).files(name, small));
  }

  @Override
  public Expired expire(TableName name, Instant before, int kept, boolean dryRun) {
    return failures.guard(
        "forget old states of " + name,
        () -> new Upkeep(tables).expire(name, before, kept, dryRun));
  }

  @Override
  public List<String> orphans(TableName name, Instant before) {
    return failures.guard("read " + name, () -> new Upkeep(tables).orphans(name, before));
  }

  @Override
  public void remove(TableName name, List<String> locations) {
    failures.run("tidy up " + name, () -> new Upkeep(tables).remove(name, locations));
  }

  @Override
  public List<String> show(String product, List<String> namespace, List<TableView> views) {
    return failures.guard(
        "show views", () -> new PortViews(tables).show(product, namespace, views));
  }

  @Override
  public void close() {
    for (AutoCloseable each : owned) {
      try {
        each.close();
      } catch (Exception e) {
        // It is of no further use either way.
      }
    }
  }
}
