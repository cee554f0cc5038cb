package dev.floe.runner.tables;

import dev.floe.artifacts.Node;
import dev.floe.spi.table.TableCatalog;
import dev.floe.spi.table.TableName;
import dev.floe.spi.table.TableUpkeep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Forgets old states of tables, and removes files nobody needs. */
record FileUpkeep(TableCatalog catalog, ProductTables tables, Upkeep upkeep, Instant now) {

  /** The same reports with what was done to files. */
  List<UpkeepReport> add(List<UpkeepReport> rows) {
    if (!(catalog instanceof TableUpkeep files)) {
      return rows;
    }
    List<UpkeepReport> all = new ArrayList<>();
    for (Node.Referable node : tables.nodes()) {
      TableName name = tables.name(node.location().orElseThrow());
      UpkeepReport before =
          rows.stream()
              .filter(report -> report.table().equals(name.toString()))
              .findFirst()
              .orElse(new UpkeepReport(name.toString(), 0, 0, 0, 0, 0));
      if (catalog.current(name).isPresent()) {
        all.add(add(before, name, files));
      } else if (!before.isEmpty()) {
        all.add(before);
      }
    }
    return all;
  }

  private UpkeepReport add(UpkeepReport report, TableName name, TableUpkeep files) {
    TableUpkeep.Expired expired =
        files.expire(name, now.minus(upkeep.states()), upkeep.kept(), upkeep.dryRun());
    List<String> orphans = files.orphans(name, now.minus(upkeep.orphans()));
    if (!upkeep.dryRun() && !orphans.isEmpty()) {
      files.remove(name, orphans);
    }
    return new UpkeepReport(
        report.table(),
        report.rows(),
        report.compacted(),
        expired.snapshots(),
        expired.files(),
        orphans.size());
  }
}
