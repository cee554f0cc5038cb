package dev.floe.runner.tables;

import dev.floe.runner.warehouse.Draft;
import dev.floe.spi.Dialect;
import dev.floe.spi.RelationName;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.table.ParquetFile;
import dev.floe.spi.table.ParquetFiles;
import dev.floe.spi.table.RowChange;
import dev.floe.spi.table.RowComparison;
import dev.floe.spi.table.TableCatalog.LocalFile;
import dev.floe.spi.table.TablePlan;
import dev.floe.spi.table.TableRelease;
import dev.floe.spi.table.TableSnapshot;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the rows of a relation as files of a table. Of a relation that was added to, only the rows
 * readers do not have yet are written, and the files anew that hold rows which are gone.
 */
record TableWriting(
    Session session, ParquetFiles files, Dialect dialect, TableRelease release, Earlier earlier) {

  /** Where files with more than half of the rows would go, all are written anew. */
  private static final double MOST = 0.5;

  TableSnapshot write(TablePlan plan, RelationName relation) throws SqlFailure {
    return release.stage(plan, change(plan, relation));
  }

  private RowChange change(TablePlan plan, RelationName relation) throws SqlFailure {
    String rows = "select * from " + dialect.render(relation);
    if (session instanceof RowComparison comparison && earlier.isRemembered(plan)) {
      Optional<String> before = earlier.rows(session, dialect, plan, relation);
      if (before.isPresent()) {
        return difference(plan, rows, comparison, before.get());
      }
    }
    return whole(plan, rows);
  }

  private RowChange whole(TablePlan plan, String rows) throws SqlFailure {
    return new RowChange.Whole(files.write(rows, plan));
  }

  private RowChange difference(TablePlan plan, String rows, RowComparison comparison, String before)
      throws SqlFailure {
    try (RowComparison.Difference difference = comparison.compare(before, rows, plan.columns())) {
      return difference.removed() == 0
          ? new RowChange.Added(
              difference.added() == 0 ? List.of() : files.write(difference.addedRows(), plan))
          : rewritten(plan, rows, difference);
    }
  }

  private RowChange rewritten(TablePlan plan, String rows, RowComparison.Difference difference)
      throws SqlFailure {
    long there = plan.since().orElseThrow().rows();
    List<LocalFile> candidates = release.holding(plan, difference.removedRanges());
    Set<Path> holding =
        candidates.isEmpty()
            ? Set.of()
            : new HashSet<>(
                difference.holdingRemoved(candidates.stream().map(LocalFile::path).toList()));
    List<LocalFile> gone =
        candidates.stream().filter(file -> holding.contains(file.path())).toList();
    long old = gone.stream().mapToLong(LocalFile::rows).sum();
    if (gone.isEmpty() || old > there * MOST) {
      return whole(plan, rows);
    }
    String left = difference.remaining(gone.stream().map(LocalFile::path).toList());
    List<ParquetFile> written = files.write(left + " union all " + difference.addedRows(), plan);
    long expected = old - difference.removed() + difference.added();
    if (written.stream().mapToLong(ParquetFile::rows).sum() != expected) {
      // Rows the engine holds for equal were not found in the files: write what is certain.
      written.forEach(file -> Draft.drop(file.path()));
      return whole(plan, rows);
    }
    return new RowChange.Rewritten(gone.stream().map(LocalFile::location).toList(), written);
  }
}
