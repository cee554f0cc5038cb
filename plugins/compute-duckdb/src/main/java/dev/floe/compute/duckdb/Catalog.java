package dev.floe.compute.duckdb;

import dev.floe.spi.Column;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationKind;
import dev.floe.spi.RelationName;
import dev.floe.spi.Rows;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What exists, asked of DuckDB's own catalog. */
final class Catalog {

  private final Session session;
  private final DuckDbDialect dialect;

  Catalog(Session session, DuckDbDialect dialect) {
    this.session = session;
    this.dialect = dialect;
  }

  /**
   * Tables are looked up by binding them, which costs the same however many there are; DuckDB's
   * list of tables costs tens of milliseconds where there are thousands. A view cannot be told so:
   * binding it may fail although it exists.
   */
  Optional<Relation> relation(RelationName name) throws SqlFailure {
    BoundTable bound = BoundTable.of(name, session, dialect);
    if (bound.found().isPresent()) {
      return bound.found();
    }
    List<Relation> views = list("duckdb_views()", "view_name", RelationKind.VIEW, where(name));
    if (!views.isEmpty() || bound.isAbsent()) {
      return views.stream().findFirst();
    }
    return list("duckdb_tables()", "table_name", RelationKind.TABLE, where(name)).stream()
        .findFirst();
  }

  List<Relation> relations(Optional<String> database, String schema) throws SqlFailure {
    String in =
        scope(database) + " AND lower(schema_name) = lower(" + dialect.literal(schema) + ")";
    List<Relation> all =
        new ArrayList<>(list("duckdb_tables()", "table_name", RelationKind.TABLE, in));
    all.addAll(list("duckdb_views()", "view_name", RelationKind.VIEW, in));
    all.sort((a, b) -> a.name().identifier().compareTo(b.name().identifier()));
    return all;
  }

  List<String> schemas(Optional<String> database) throws SqlFailure {
    String sql =
        "SELECT schema_name FROM duckdb_schemas() WHERE "
            + scope(database)
            + " AND schema_name NOT IN ('information_schema', 'pg_catalog') ORDER BY 1";
    return session.query(sql).rows().stream().map(row -> text(row.getFirst())).toList();
  }

  /** The columns that a {@code DESCRIBE} statement tells. */
  List<Column> describe(String statement) throws SqlFailure {
    Rows rows = session.query(statement);
    return rows.rows().stream()
        .map(row -> Fetch.column(text(row.get(0)), text(row.get(1))))
        .toList();
  }

  private String where(RelationName name) {
    String schema = name.schema().map(dialect::literal).orElse("current_schema()");
    return scope(name.database())
        + " AND lower(schema_name) = lower("
        + schema
        + ") AND lower(NAME) = lower("
        + dialect.literal(name.identifier())
        + ")";
  }

  private String scope(Optional<String> database) {
    return "lower(database_name) = lower("
        + database.map(dialect::literal).orElse("current_database()")
        + ")";
  }

  private List<Relation> list(String function, String name, RelationKind kind, String where)
      throws SqlFailure {
    String sql =
        "SELECT database_name, schema_name, "
            + name
            + " FROM "
            + function
            + " WHERE NOT internal AND "
            + where.replace("NAME", name)
            + " ORDER BY 3";
    return session.query(sql).rows().stream()
        .map(row ->
            new Relation(
                RelationName.of(text(row.get(0)), text(row.get(1)), text(row.get(2))), kind))
        .toList();
  }

  private static String text(@org.jspecify.annotations.Nullable Object value) {
    return Objects.toString(value, "");
  }
}
