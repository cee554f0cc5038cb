package dev.floe.catalog.iceberg;

import dev.floe.spi.table.TableName;
import dev.floe.spi.table.TableUpkeep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;

/** Looks after tables: old snapshots, and files nobody needs. */
record Upkeep(IcebergTables tables) {

  private Table table(TableName name) {
    return tables.load(name).orElseThrow(() -> new IllegalStateException("gone: " + name));
  }

  TableUpkeep.Files files(TableName name, long small) {
    int all = 0;
    int few = 0;
    try (CloseableIterable<FileScanTask> tasks = table(name).newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        all++;
        few += task.file().fileSizeInBytes() < small ? 1 : 0;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TableUpkeep.Files(all, few);
  }

  TableUpkeep.Expired expire(TableName name, Instant before, int kept, boolean dryRun) {
    Table table = table(name);
    if (!IcebergTables.isOursToTidy(table)) {
      return new TableUpkeep.Expired(0, 0);
    }
    AtomicLong files = new AtomicLong();
    List<Snapshot> gone = expiry(table, before, kept).apply();
    if (!dryRun && !gone.isEmpty()) {
      ExpireSnapshots expiry = expiry(table, before, kept);
      // Asked for one by one, files go that no state needs; else those stay that the last one
      // freed.
      gone.forEach(snapshot -> expiry.expireSnapshotId(snapshot.snapshotId()));
      expiry
          .deleteWith(location -> {
            table.io().deleteFile(location);
            files.incrementAndGet();
          })
          .commit();
    }
    return new TableUpkeep.Expired(gone.size(), files.get());
  }

  private static ExpireSnapshots expiry(Table table, Instant before, int kept) {
    return table.expireSnapshots().expireOlderThan(before.toEpochMilli()).retainLast(kept);
  }

  List<String> orphans(TableName name, Instant before) {
    Table table = table(name);
    if (!(table.io() instanceof SupportsPrefixOperations folder)
        || !IcebergTables.isOursToTidy(table)) {
      return List.of();
    }
    Set<String> needed = needed(table);
    List<String> orphans = new ArrayList<>();
    for (FileInfo file : folder.listPrefix(table.location() + "/")) {
      if (file.createdAtMillis() < before.toEpochMilli() && !needed.contains(file.location())) {
        orphans.add(file.location());
      }
    }
    return orphans.stream().sorted().toList();
  }

  private static Set<String> needed(Table table) {
    Set<String> needed = new HashSet<>(ReachableFileUtil.metadataFileLocations(table, true));
    needed.addAll(ReachableFileUtil.manifestListLocations(table));
    needed.addAll(ReachableFileUtil.statisticsFilesLocations(table));
    // ReachableFileUtil knows this one, too, but asks Hadoop's classes for it.
    needed.add(table.location() + "/metadata/version-hint.text");
    Set<String> manifests = new HashSet<>();
    for (Snapshot snapshot : table.snapshots()) {
      for (ManifestFile manifest : snapshot.allManifests(table.io())) {
        if (manifests.add(manifest.path())) {
          files(table, manifest, needed);
        }
      }
    }
    needed.addAll(manifests);
    return needed;
  }

  private static void files(Table table, ManifestFile manifest, Set<String> needed) {
    try (CloseableIterable<String> paths =
        manifest.content() == ManifestContent.DATA
            ? ManifestFiles.readPaths(manifest, table.io(), table.specs())
            : CloseableIterable.transform(
                ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs()),
                file -> file.location())) {
      paths.forEach(needed::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void remove(TableName name, List<String> locations) {
    Table table = table(name);
    locations.forEach(table.io()::deleteFile);
  }
}
