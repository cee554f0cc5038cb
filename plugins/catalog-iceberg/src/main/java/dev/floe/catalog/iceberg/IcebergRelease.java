package dev.floe.catalog.iceberg;

import dev.floe.spi.table.ColumnRange;
import dev.floe.spi.table.ReleaseInfo;
import dev.floe.spi.table.RowChange;
import dev.floe.spi.table.TableCatalog.LocalFile;
import dev.floe.spi.table.TableDefinition;
import dev.floe.spi.table.TableName;
import dev.floe.spi.table.TablePlan;
import dev.floe.spi.table.TableRelease;
import dev.floe.spi.table.TableSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of one run, from plan to publication. */
final class IcebergRelease implements TableRelease {

  private final IcebergTables tables;
  private final Committer committer;
  private final Failures failures;
  private final ReleaseInfo release;
  private final Map<TableName, TableWork> planned = new LinkedHashMap<>();
  private boolean published;

  IcebergRelease(
      IcebergTables tables, Committer committer, Failures failures, ReleaseInfo release) {
    this.tables = tables;
    this.committer = committer;
    this.failures = failures;
    this.release = release;
  }

  @Override
  public TablePlan plan(TableDefinition table) {
    TableWork work =
        failures.guard("prepare " + table.name(), () -> TableWork.begin(tables, table, release));
    if (planned.putIfAbsent(table.name(), work) != null) {
      throw new IllegalStateException("planned twice: " + table.name());
    }
    return work.plan();
  }

  @Override
  public List<LocalFile> holding(TablePlan plan, List<ColumnRange> ranges) {
    return failures.guard("read " + plan.name(), () -> work(plan).holding(ranges));
  }

  @Override
  public TableSnapshot stage(TablePlan plan, RowChange change) {
    return failures.guard("write " + plan.name(), () -> work(plan).stage(change));
  }

  private TableWork work(TablePlan plan) {
    TableWork work = planned.get(plan.name());
    if (work == null) {
      throw new IllegalStateException("not planned: " + plan.name());
    }
    return work;
  }

  @Override
  public void publish() {
    List<StagedTable> staged = new ArrayList<>();
    planned.values().forEach(work -> work.staged().ifPresent(staged::add));
    if (!staged.isEmpty()) {
      failures.guard(
          "publish the tables of " + release.product(),
          () -> {
            committer.commit(staged);
            return staged;
          });
    }
    published = true;
  }

  @Override
  public void close() {
    if (!published) {
      planned.values().forEach(TableWork::discard);
    }
  }
}
