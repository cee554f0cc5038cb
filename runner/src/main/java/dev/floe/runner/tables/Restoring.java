package dev.floe.runner.tables;

import dev.floe.artifacts.Node;
import dev.floe.runner.RunOptions;
import dev.floe.runner.RunRequest;
import dev.floe.spi.Dialect;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationKind;
import dev.floe.spi.RelationName;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.table.ParquetFiles;
import dev.floe.spi.table.StoredColumn;
import dev.floe.spi.table.TableCatalog;
import dev.floe.spi.table.TableCatalog.LocalFile;
import dev.floe.spi.table.TableSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings the warehouse to what readers of the catalog see, where a run depends on it: the run
 * before was killed between publishing in the catalog and in the warehouse, ran on another machine,
 * or somebody changed the table.
 */
record Restoring(
    TableCatalog catalog,
    ProductTables tables,
    Session session,
    ParquetFiles files,
    Dialect dialect,
    Ledger ledger,
    Earlier earlier) {

  /** Materializations that do not read what they have built before. */
  private static final Set<String> FORGETFUL = Set.of("table", "view");

  void restore(RunRequest request) throws SqlFailure {
    Set<String> read =
        request.nodes().stream()
            .filter(node -> request.selected().contains(node.uniqueId()))
            .flatMap(node -> node.dependsOn().stream())
            .collect(Collectors.toSet());
    for (Node.Referable node : tables.nodes()) {
      boolean selected = request.selected().contains(node.uniqueId());
      if (selected ? keepsHistory(node, request) : read.contains(node.uniqueId())) {
        RelationName relation = node.location().orElseThrow();
        Optional<TableSnapshot> current = catalog.current(tables.name(relation));
        if (selected) {
          earlier.saw(tables.name(relation), current);
        }
        restore(relation, current);
      }
    }
  }

  private static boolean keepsHistory(Node.Referable node, RunRequest request) {
    return switch (node) {
      case Node.Model model ->
          !FORGETFUL.contains(model.materialization())
              && request.options().refresh() != RunOptions.Refresh.FULL;
      case Node.Snapshot _ -> true;
      case Node.Seed _, Node.Source _ -> false;
    };
  }

  private void restore(RelationName relation, Optional<TableSnapshot> current) throws SqlFailure {
    Optional<Relation> present = session.relation(relation);
    boolean view = present.filter(found -> found.kind() == RelationKind.VIEW).isPresent();
    if (current.isEmpty() || view) {
      return;
    }
    TableSnapshot snapshot = current.get();
    boolean same =
        present.isPresent() && ledger.snapshot(snapshot.name()).equals(Optional.of(snapshot.id()));
    if (!same) {
      replace(relation, present, snapshot);
    }
  }

  private void replace(RelationName name, Optional<Relation> present, TableSnapshot snapshot)
      throws SqlFailure {
    List<Path> paths = catalog.fetch(snapshot).stream().map(LocalFile::path).toList();
    if (present.isPresent()) {
      session.execute(dialect.drop(present.get()));
    }
    if (!paths.isEmpty()) {
      if (name.schema().isPresent()) {
        session.execute(dialect.createSchema(name.database(), name.schema().get()));
      }
      String columns =
          snapshot.columns().stream()
              .map(StoredColumn::name)
              .map(dialect::quote)
              .collect(Collectors.joining(", "));
      session.execute(
          dialect
              .createTableAs(name, false)
              .around("select " + columns + " from " + files.reading(paths, snapshot.columns())));
    }
    earlier.restored(snapshot.name(), paths);
    ledger.note(snapshot);
  }
}
