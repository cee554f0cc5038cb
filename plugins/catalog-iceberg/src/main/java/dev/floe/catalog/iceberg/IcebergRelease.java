package dev.floe.catalog.iceberg;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
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
import java.util.Optional;
import org.apache.iceberg.exceptions.CommitFailedException;

/** The tables of one run, from plan to publication. */
final class IcebergRelease implements TableRelease {

  private final IcebergTables tables;
  private final CatalogLease lease;
  private final Failures failures;
  private final ReleaseInfo release;
  private final Map<TableName, TableWork> planned = new LinkedHashMap<>();
  private final List<StagedTable> returned = new ArrayList<>();
  private boolean published;

  IcebergRelease(IcebergTables tables, CatalogLease lease, Failures failures, ReleaseInfo release) {
    this.tables = tables;
    this.lease = lease;
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
  public List<LocalFile> small(TablePlan plan, long bytes) {
    return failures.guard("read " + plan.name(), () -> work(plan).small(bytes));
  }

  @Override
  public TableSnapshot stage(TablePlan plan, RowChange change) {
    return failures.guard("write " + plan.name(), () -> work(plan).stage(change));
  }

  @Override
  public Optional<TableSnapshot> giveBack(TableName name, long snapshot) {
    return failures.guard("give back " + name, () -> back(name, snapshot));
  }

  private Optional<TableSnapshot> back(TableName name, long snapshot) {
    Optional<StagedTable> table =
        tables.change(name).filter(there -> there.begun().snapshot(snapshot) != null);
    table.ifPresent(there -> {
      TableWork.refuseForeign(there.transaction().table(), release);
      if (there.returnTo(snapshot)) {
        returned.add(there);
      }
    });
    return table.map(there -> TableWork.snapshot(name, there.after().schema(), there.snapshot()));
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
    List<StagedTable> staged = new ArrayList<>(returned);
    planned.values().forEach(work -> work.staged().ifPresent(staged::add));
    if (!staged.isEmpty()) {
      failures.run("publish the tables of " + release.product(), () -> commit(staged));
    }
    published = true;
  }

  private void commit(List<StagedTable> staged) {
    try {
      lease.commit(staged);
    } catch (CommitFailedException e) {
      if (lease.isLost()) {
        throw new FloeException(
            Diagnostic.of(
                    CatalogCode.OVERTAKEN,
                    "could not publish the tables of "
                        + release.product()
                        + ": "
                        + lease.holder()
                        + " took over while this run stood still")
                .withHelp("run again; nothing of this run was published"),
            e);
      }
      throw e;
    }
  }

  @Override
  public void renew() {
    failures.run("renew the right to publish " + release.product(), lease::renew);
  }

  @Override
  public void close() {
    lease.free();
    if (!published && !lease.isUnsettled()) {
      planned.values().forEach(TableWork::discard);
    }
  }
}
