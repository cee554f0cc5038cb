package dev.floe.runner.tables;

import dev.floe.artifacts.Node;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.runner.RunCode;
import dev.floe.runner.RunRequest;
import dev.floe.runner.publish.Outlet;
import dev.floe.spi.Column;
import dev.floe.spi.Dialect;
import dev.floe.spi.Engine;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationName;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.table.ParquetFiles;
import dev.floe.spi.table.TableCatalog;
import dev.floe.spi.table.TablePlan;
import dev.floe.spi.table.TableRelease;
import dev.floe.spi.table.TableSnapshot;
import dev.floe.spi.table.TableViews;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One run's tables in an open catalog. */
final class CatalogRelease implements Outlet.Release {

  private final TableCatalog catalog;
  private final TableRelease release;
  private final ProductTables tables;
  private final Earlier earlier;
  private final Heartbeat heartbeat;
  private final List<String> staged = new ArrayList<>();

  CatalogRelease(
      TableCatalog catalog,
      TableRelease release,
      ProductTables tables,
      Earlier earlier,
      Heartbeat heartbeat) {
    this.catalog = catalog;
    this.release = release;
    this.tables = tables;
    this.earlier = earlier;
    this.heartbeat = heartbeat;
  }

  @Override
  public void prepare(Engine engine, RunRequest request) throws SqlFailure {
    try (Session session = engine.session()) {
      new Restoring(
              catalog,
              tables,
              session,
              files(session),
              engine.dialect(),
              new Ledger(session, engine),
              earlier)
          .restore(request);
    }
  }

  @Override
  public void stage(Engine engine, Set<String> nodes) throws SqlFailure {
    try (Session session = engine.session()) {
      Ledger ledger = new Ledger(session, engine);
      for (Node.Referable node : tables.nodes()) {
        Optional<Relation> relation =
            nodes.contains(node.uniqueId())
                ? session.relation(node.location().orElseThrow())
                : Optional.empty();
        if (relation.isPresent()) {
          ledger.note(stage(session, engine.dialect(), node, relation.get().name()));
        }
      }
    }
  }

  private TableSnapshot stage(
      Session session, Dialect dialect, Node.Referable node, RelationName relation)
      throws SqlFailure {
    List<Column> columns = session.columns(relation);
    TablePlan plan = release.plan(tables.definition(node, relation, columns));
    if (earlier.isOutdated(plan)) {
      throw new FloeException(
          Diagnostic.of(
                  RunCode.WAREHOUSE_OVERTAKEN,
                  "the table " + plan.name() + " was changed in the catalog while this run worked")
              .withHelp("run again; nothing of this run was published"));
    }
    TableSnapshot snapshot =
        new TableWriting(session, files(session), dialect, release, earlier).write(plan, relation);
    staged.add(plan.name().toString());
    return snapshot;
  }

  private static ParquetFiles files(Session session) {
    if (session instanceof ParquetFiles files) {
      return files;
    }
    throw new FloeException(
        Diagnostic.of(RunCode.NOT_SUPPORTED, "this engine cannot write tables for a catalog")
            .withHelp("choose the engine duckdb, or no catalog"));
  }

  @Override
  public Outlet.Shown publish() {
    release.publish();
    return new Outlet.Shown(staged, views());
  }

  /** The rows are there, so what goes wrong with a view is told and undoes nothing. */
  private List<String> views() {
    if (!(catalog instanceof TableViews kept)) {
      return List.of();
    }
    try {
      return kept.show(
          tables.product().product().qualifiedName(), tables.viewNamespace(), tables.views());
    } catch (FloeException e) {
      return List.of("no views of ports: " + e.diagnostic().message());
    }
  }

  @Override
  public void close() {
    heartbeat.close();
    release.close();
    catalog.close();
  }
}
