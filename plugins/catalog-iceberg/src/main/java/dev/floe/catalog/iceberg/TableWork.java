package dev.floe.catalog.iceberg;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.spi.table.ColumnRange;
import dev.floe.spi.table.ParquetFile;
import dev.floe.spi.table.ReleaseInfo;
import dev.floe.spi.table.RowChange;
import dev.floe.spi.table.TableCatalog.LocalFile;
import dev.floe.spi.table.TableDefinition;
import dev.floe.spi.table.TableName;
import dev.floe.spi.table.TablePlan;
import dev.floe.spi.table.TableSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.BaseTransaction;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.types.Type;

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
  private final Map<String, DataFile> held = new HashMap<>();
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
        new TablePlan(
            name,
            StoredTypes.columns(target.schema().columns()),
            FileLayout.of(target.spec(), target.sortOrder(), target.schema()),
            copies.folder(folder),
            since(name, table));
    this.dataLocation = folder;
  }

  private final String dataLocation;

  /** Rows that another engine marked as deleted are not told here: then all rows are written. */
  private static Optional<TableSnapshot> since(TableName name, StagedTable table) {
    return table
        .before()
        .filter(before -> before.currentSnapshot() != null)
        .filter(before ->
            before.currentSnapshot().summary().getOrDefault("total-delete-files", "0").equals("0"))
        .map(before -> snapshot(name, before.schema(), before.currentSnapshot()));
  }

  private static String folder(ReleaseInfo release) {
    return release.run() + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  static TableWork begin(IcebergTables tables, TableDefinition definition, ReleaseInfo release) {
    Optional<StagedTable> present = tables.change(definition.name());
    StagedTable table = present.orElseGet(() -> tables.create(definition));
    BaseTransaction transaction = table.transaction();
    if (present.isPresent()) {
      refuseForeign(transaction.table(), release);
      FileLayout.forget(transaction, definition.layout());
      new SchemaChange(transaction.table().schema(), transaction.updateSchema())
          .apply(definition.columns());
      FileLayout.adopt(transaction, definition.layout());
    }
    properties(transaction, definition, release);
    return new TableWork(definition.name(), table, release, tables.copies());
  }

  /** A table that floe did not make for this product is not overwritten. */
  static void refuseForeign(Table table, ReleaseInfo release) {
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

  /** The data files readers see that may hold rows within ranges, on this machine. */
  List<LocalFile> holding(List<ColumnRange> ranges) {
    return files(schema -> within(schema, ranges), file -> true);
  }

  /** The data files readers see that are smaller, on this machine. */
  List<LocalFile> small(long bytes) {
    return files(schema -> Expressions.alwaysTrue(), file -> file.fileSizeInBytes() < bytes);
  }

  private List<LocalFile> files(Function<Schema, Expression> rows, Predicate<DataFile> wanted) {
    FileIO io = table.transaction().table().io();
    TableMetadata before =
        table.before().orElseThrow(() -> new IllegalStateException("nothing is there: " + name));
    Table there = new BaseTable(new StaticTableOperations(before, io), name.toString());
    List<LocalFile> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        there.newScan().filter(rows.apply(before.schema())).includeColumnStats().planFiles()) {
      for (FileScanTask task : tasks) {
        DataFile file = task.file().copy();
        if (!wanted.test(file)) {
          continue;
        }
        held.put(file.location(), file);
        files.add(
            new LocalFile(file.location(), copies.fetch(io, file.location()), file.recordCount()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static Expression within(Schema schema, List<ColumnRange> ranges) {
    Expression all = Expressions.alwaysTrue();
    for (ColumnRange range : ranges) {
      Optional<Type> type = Optional.ofNullable(schema.findType(range.column()));
      Optional<Object> min = type.flatMap(known -> Bounds.exact(known, range.min()));
      Optional<Object> max = type.flatMap(known -> Bounds.exact(known, range.max()));
      if (min.isPresent() && max.isPresent()) {
        all =
            Expressions.and(
                all,
                Expressions.greaterThanOrEqual(range.column(), min.get()),
                Expressions.lessThanOrEqual(range.column(), max.get()));
      }
    }
    return all;
  }

  TableSnapshot stage(RowChange change) {
    Table target = table.transaction().table();
    List<DataFile> files = change.files().stream().map(file -> stored(target, file)).toList();
    copies.tidy(plan.folder());
    commit(
        switch (change) {
          case RowChange.Whole _ -> overwrite(files).overwriteByRowFilter(Expressions.alwaysTrue());
          case RowChange.Added _ -> append(files);
          case RowChange.Compacted(List<String> gone, List<ParquetFile> _) -> joined(gone, files);
          case RowChange.Rewritten(List<String> gone, List<ParquetFile> _) -> {
            OverwriteFiles overwrite = overwrite(files);
            gone.forEach(location -> overwrite.deleteFile(held(location)));
            yield overwrite;
          }
        });
    staged = true;
    return snapshot(name, target.schema(), table.snapshot());
  }

  private RewriteFiles joined(List<String> gone, List<DataFile> files) {
    RewriteFiles rewrite =
        table.transaction().newRewrite().validateFromSnapshot(plan.since().orElseThrow().id());
    gone.forEach(location -> rewrite.deleteFile(held(location)));
    files.forEach(rewrite::addFile);
    return rewrite;
  }

  private OverwriteFiles overwrite(List<DataFile> files) {
    OverwriteFiles overwrite = table.transaction().newOverwrite();
    files.forEach(overwrite::addFile);
    return overwrite;
  }

  private AppendFiles append(List<DataFile> files) {
    AppendFiles append = table.transaction().newAppend();
    files.forEach(append::appendFile);
    return append;
  }

  private void commit(SnapshotUpdate<?> update) {
    update.set("floe.run", release.run());
    update.set(PRODUCT, release.product());
    update.commit();
  }

  private DataFile held(String location) {
    DataFile file = held.get(location);
    if (file == null) {
      throw new IllegalArgumentException("not a file of " + name + ": " + location);
    }
    return file;
  }

  private DataFile stored(Table target, ParquetFile file) {
    String location = dataLocation + "/" + file.path().getFileName();
    copies.store(target.io(), file.path(), location);
    written.add(location);
    return DataFileOf.of(target, file, location);
  }

  static TableSnapshot snapshot(TableName name, Schema schema, Snapshot snapshot) {
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
