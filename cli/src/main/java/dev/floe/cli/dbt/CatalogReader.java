package dev.floe.cli.dbt;

import dev.floe.dbt.artifact.Catalog;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.spi.Column;
import dev.floe.spi.Dialect;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationName;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** Finds a project's relations in the database: one question for each schema. */
final class CatalogReader {

  private final Session session;
  private final Dialect dialect;
  private final Map<List<String>, CatalogComments> comments = new HashMap<>();
  private final Map<List<String>, Map<String, Relation>> schemas = new HashMap<>();

  CatalogReader(Session session, Dialect dialect) {
    this.dialect = dialect;
    this.session = session;
  }

  /** Those of these unique ids that are there. */
  List<Catalog.Table> tables(ProjectGraph graph, SortedSet<String> ids) {
    Map<String, RelationName> wanted = new TreeMap<>();
    graph.nodes().values().stream()
        .filter(CatalogReader::isRelation)
        .forEach(node -> wanted.put(node.uniqueId(), node.placement().relation()));
    for (SourceTable source : graph.sources().values()) {
      wanted.put(source.uniqueId(), source.placement().relation());
    }
    wanted.keySet().retainAll(ids);
    List<Catalog.Table> tables = new ArrayList<>();
    try {
      for (Map.Entry<String, RelationName> one : wanted.entrySet()) {
        Optional<Relation> relation = find(one.getValue());
        if (relation.isPresent()) {
          tables.add(table(one.getKey(), relation.get()));
        }
      }
    } catch (SqlFailure failure) {
      throw FailureReport.outside(failure);
    }
    return tables;
  }

  private static boolean isRelation(ResourceNode node) {
    return switch (node.detail()) {
      case NodeDetail.Model model -> !node.materialization().equals("ephemeral");
      case NodeDetail.Seed seed -> true;
      case NodeDetail.Snapshot snapshot -> true;
      case NodeDetail.GenericTest test -> false;
      case NodeDetail.SingularTest test -> false;
      case NodeDetail.Analysis analysis -> false;
      case NodeDetail.Function function -> false;
      case NodeDetail.RunHook hook -> false;
    };
  }

  private Optional<Relation> find(RelationName name) throws SqlFailure {
    List<String> key = List.of(name.database().orElse(""), name.schema().orElse(""));
    Map<String, Relation> there = schemas.get(key);
    if (there == null) {
      there = new HashMap<>();
      for (Relation relation : session.relations(name.database(), name.schema().orElse(""))) {
        there.put(relation.name().identifier().toLowerCase(Locale.ROOT), relation);
      }
      schemas.put(key, there);
    }
    return Optional.ofNullable(there.get(name.identifier().toLowerCase(Locale.ROOT)));
  }

  private Catalog.Table table(String id, Relation relation) throws SqlFailure {
    CatalogComments said = comments(relation.name());
    String name = relation.name().identifier();
    List<Catalog.ColumnType> columns = new ArrayList<>();
    for (Column column : session.columns(relation.name())) {
      columns.add(
          new Catalog.ColumnType(column.name(), column.nativeType(), said.of(name, column.name())));
    }
    return new Catalog.Table(
        id,
        switch (relation.kind()) {
          case TABLE -> "BASE TABLE";
          case EXTERNAL -> "EXTERNAL";
          case VIEW -> "VIEW";
          case MATERIALIZED_VIEW -> "MATERIALIZED VIEW";
        },
        relation.name().database().orElse(""),
        relation.name().schema().orElse(""),
        name,
        said.owner(name),
        said.of(name),
        columns);
  }

  private CatalogComments comments(RelationName name) throws SqlFailure {
    List<String> key = List.of(name.database().orElse(""), name.schema().orElse(""));
    CatalogComments known = comments.get(key);
    if (known == null) {
      known = CatalogComments.read(dialect, session, name.database(), name.schema().orElse(""));
      comments.put(key, known);
    }
    return known;
  }
}
