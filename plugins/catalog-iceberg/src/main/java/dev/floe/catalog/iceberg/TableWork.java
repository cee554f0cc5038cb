package dev.floe.catalog.iceberg;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.spi.table.ParquetFile;
import dev.floe.spi.table.ReleaseInfo;
import dev.floe.spi.table.TableDefinition;
import dev.floe.spi.table.TableName;
import dev.floe.spi.table.TablePlan;
import dev.floe.spi.table.TableSnapshot;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.iceberg.BaseTransaction;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.FileIO;

/** One table of a release. */
final class TableWork {

  /** Properties with this prefix are floe's own to set and to remove. */
  private static final String OWN = "floe.";

  private static final String PRODUCT = "floe.product";

  private final TableName name;
  private final StagedTable table;
  private final ReleaseInfo release;
  private final DataFolders copies;
  private final TablePlan plan;
  private final Set<String> written = new HashSet<>();
  private boolean staged;

  private TableWork(TableName name, StagedTable table, ReleaseInfo release, DataFolders copies) {
    this.name = name;
    this.table = table;
    this.release = release;
    this.copies = copies;
    Table target = table.transaction().table();
    String folder = target.locationProvider().newDataLocation(folder(release));
    this.plan =
        new TablePlan(name, StoredTypes.columns(target.schema().columns()), copies.folder(folder));
    this.dataLocation = folder;
  }

  private final String dataLocation;

  private static String folder(ReleaseInfo release) {
    return release.run() + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  static TableWork begin(IcebergTables tables, TableDefinition definition, ReleaseInfo release) {
    Optional<StagedTable> present = tables.change(definition.name());
    StagedTable table = present.orElseGet(() -> tables.create(definition));
    BaseTransaction transaction = table.transaction();
    if (present.isPresent()) {
      refuseForeign(transaction.table(), release);
      new SchemaChange(transaction.table().schema(), transaction.updateSchema())
          .apply(definition.columns());
    }
    properties(transaction, definition, release);
    return new TableWork(definition.name(), table, release, tables.copies());
  }

  /** A table that floe did not make for this product is not overwritten. */
  private static void refuseForeign(Table table, ReleaseInfo release) {
    String owner = table.properties().getOrDefault(PRODUCT, "");
    if (!owner.equals(release.product())) {
      throw new FloeException(
          Diagnostic.of(
                  CatalogCode.FOREIGN,
                  table.name()
                      + (owner.isEmpty()
                          ? " is in the catalog already, and floe did not make it"
                          : " is in the catalog already, as a table of the product " + owner))
              .withHelp(
                  "drop or rename that table, or set its property "
                      + PRODUCT
                      + " to "
                      + release.product()
                      + " to let this product have it"));
    }
  }

  private static void properties(
      BaseTransaction transaction, TableDefinition definition, ReleaseInfo release) {
    Map<String, String> there = transaction.table().properties();
    Map<String, String> wanted = new HashMap<>(IcebergTables.properties(definition));
    wanted.put(PRODUCT, release.product());
    UpdateProperties update = transaction.updateProperties();
    wanted.forEach(update::set);
    for (String key : there.keySet()) {
      if (key.startsWith(OWN) && !wanted.containsKey(key)) {
        update.remove(key);
      }
    }
    update.commit();
  }

  TablePlan plan() {
    return plan;
  }

  TableSnapshot stage(List<ParquetFile> files) {
    Table target = table.transaction().table();
    OverwriteFiles overwrite =
        table
            .transaction()
            .newOverwrite()
            .overwriteByRowFilter(Expressions.alwaysTrue())
            .set("floe.run", release.run())
            .set(PRODUCT, release.product());
    for (ParquetFile file : files) {
      String location = dataLocation + "/" + relative(file.path());
      copies.store(target.io(), file.path(), location);
      written.add(location);
      overwrite.addFile(dataFile(target, file, location));
    }
    overwrite.commit();
    staged = true;
    return snapshot(name, target.schema(), table.snapshot());
  }

  private String relative(Path file) {
    return plan.folder().relativize(file).toString().replace('\\', '/');
  }

  private static DataFile dataFile(Table target, ParquetFile file, String location) {
    return DataFiles.builder(target.spec())
        .withPath(location)
        .withFormat(FileFormat.PARQUET)
        .withFileSizeInBytes(file.bytes())
        .withMetrics(FileMetrics.of(file, target.schema()))
        .build();
  }

  static TableSnapshot snapshot(
      TableName name, org.apache.iceberg.Schema schema, Snapshot snapshot) {
    return new TableSnapshot(
        name,
        snapshot.snapshotId(),
        snapshot.summary().getOrDefault("floe.run", ""),
        Long.parseLong(snapshot.summary().getOrDefault("total-records", "0")),
        StoredTypes.columns(schema.columns()));
  }

  /** The change, once it is staged. */
  Optional<StagedTable> staged() {
    return staged ? Optional.of(table) : Optional.empty();
  }

  /** Removes every file that was written for it. */
  void discard() {
    FileIO io = table.transaction().table().io();
    if (staged) {
      Snapshot snapshot = table.snapshot();
      for (ManifestFile manifest : snapshot.allManifests(io)) {
        if (manifest.snapshotId() != null && manifest.snapshotId() == snapshot.snapshotId()) {
          written.add(manifest.path());
        }
      }
      written.add(snapshot.manifestListLocation());
    }
    for (String location : written) {
      try {
        io.deleteFile(location);
      } catch (RuntimeException e) {
        // No reader knows of it; it only takes space.
      }
    }
    copies.forget(plan.folder());
  }
}
