package dev.floe.runner.tables;

import dev.floe.artifacts.Node;
import dev.floe.spi.Column;
import dev.floe.spi.Dialect;
import dev.floe.spi.Engine;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationKind;
import dev.floe.spi.RelationName;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.table.ParquetFiles;
import dev.floe.spi.table.RowChange;
import dev.floe.spi.table.StoredColumn;
import dev.floe.spi.table.TableCatalog.LocalFile;
import dev.floe.spi.table.TableName;
import dev.floe.spi.table.TablePlan;
import dev.floe.spi.table.TableRelease;
import dev.floe.spi.table.TableSnapshot;
import dev.floe.spi.table.TableUpkeep;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Deletes rows that are too old, and puts the small files of tables together. */
record RowUpkeep(
    Engine engine,
    ProductTables tables,
    Upkeep upkeep,
    Optional<UpkeepRun.OpenCatalog> open,
    Earlier earlier,
    Clock clock) {

  /** What was done to a node's table; empty where it is not in the warehouse. */
  Optional<UpkeepReport> of(Node.Referable node) throws SqlFailure {
    try (Session session = engine.session()) {
      Optional<Relation> relation = session.relation(node.location().orElseThrow());
      if (relation.isEmpty()) {
        return Optional.empty();
      }
      TableName table = tables.name(relation.get().name());
      long deleted = deleted(session, node, relation.get(), table);
      int compacted = deleted == 0 ? compacted(session, node, relation.get().name(), table) : 0;
      return Optional.of(new UpkeepReport(table.toString(), deleted, compacted, 0, 0, 0));
    }
  }

  private long deleted(Session session, Node.Referable node, Relation relation, TableName table)
      throws SqlFailure {
    Optional<Retention> retention =
        upkeep.retentions().stream()
            .filter(known -> known.node().uniqueId().equals(node.uniqueId()))
            .findFirst();
    if (retention.isEmpty() || relation.kind() != RelationKind.TABLE) {
      return 0;
    }
    Dialect dialect = engine.dialect();
    List<Column> columns = session.columns(relation.name());
    String old =
        dialect.render(relation.name())
            + " where "
            + retention.get().expired(columns, clock.instant(), dialect::quote);
    long rows =
        ((Number) session.query("select count(*) from " + old).rows().getFirst().getFirst())
            .longValue();
    if (rows > 0 && !upkeep.dryRun()) {
      open.ifPresent(known -> earlier.saw(table, known.catalog().current(table)));
      session.execute("delete from " + old);
      if (open.isPresent() && open.get().catalog().current(table).isPresent()) {
        TableRelease release = open.get().release();
        TablePlan plan = release.plan(tables.definition(node, relation.name(), columns));
        note(
            session,
            new TableWriting(session, (ParquetFiles) session, dialect, release, earlier)
                .write(plan, relation.name()));
      }
    }
    return rows;
  }

  private int compacted(
      Session session, Node.Referable node, RelationName relation, TableName table)
      throws SqlFailure {
    if (open.isEmpty()
        || !(open.get().catalog() instanceof TableUpkeep files)
        || !(session instanceof ParquetFiles parquet)) {
      return 0;
    }
    Optional<TableSnapshot> current = open.get().catalog().current(table);
    int small = current.isEmpty() ? 0 : files.files(table, upkeep.small()).small();
    if (small < upkeep.several() || upkeep.dryRun()) {
      return small < upkeep.several() ? 0 : small;
    }
    TableRelease release = open.get().release();
    TablePlan plan = release.plan(tables.definition(node, relation, session.columns(relation)));
    if (plan.since().isEmpty()) {
      return 0;
    }
    Ledger ledger = new Ledger(session, engine);
    boolean equal = ledger.snapshot(table).equals(plan.since().map(TableSnapshot::id));
    List<LocalFile> gone = release.small(plan, upkeep.small());
    TableSnapshot made =
        release.stage(
            plan,
            new RowChange.Compacted(
                gone.stream().map(LocalFile::location).toList(),
                parquet.write(rows(plan, parquet, gone), plan)));
    if (equal) {
      ledger.note(made);
    }
    return gone.size();
  }

  private String rows(TablePlan plan, ParquetFiles parquet, List<LocalFile> files) {
    List<Path> paths = files.stream().map(LocalFile::path).toList();
    return plan.columns().stream()
        .map(StoredColumn::name)
        .map(engine.dialect()::quote)
        .collect(
            Collectors.joining(", ", "select ", " from " + parquet.reading(paths, plan.columns())));
  }

  private void note(Session session, TableSnapshot snapshot) throws SqlFailure {
    new Ledger(session, engine).note(snapshot);
  }
}
