package dev.floe.compute.postgres;

import dev.floe.compute.postgres.Description.Described;
import dev.floe.spi.Column;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationKind;
import dev.floe.spi.RelationName;
import dev.floe.spi.Rows;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What exists, asked of the system catalog. A connection sees one database only. */
final class Catalog {

  private static final String RELATIONS =
      "select current_database(), n.nspname, c.relname, c.relkind::text"
          + " from pg_catalog.pg_class as c"
          + " join pg_catalog.pg_namespace as n on n.oid = c.relnamespace"
          + " where c.relkind in ('r', 'p', 'v', 'm', 'f') and ";

  private final PostgresSession session;
  private final PostgresDialect dialect;

  Catalog(PostgresSession session, PostgresDialect dialect) {
    this.session = session;
    this.dialect = dialect;
  }

  Optional<Relation> relation(RelationName name) throws SqlFailure {
    return list(RELATIONS + where(name)).stream().findFirst();
  }

  List<Relation> relations(String schema) throws SqlFailure {
    return list(
        RELATIONS + "n.nspname = " + dialect.literal(schema) + " order by c.relname collate \"C\"");
  }

  List<String> schemas() throws SqlFailure {
    String sql =
        "select nspname from pg_catalog.pg_namespace where nspname !~ '^pg_'"
            + " and nspname <> 'information_schema' order by nspname collate \"C\"";
    return session.query(sql).rows().stream().map(row -> text(row.getFirst())).toList();
  }

  List<Column> columns(RelationName name) throws SqlFailure {
    if (relation(name).isEmpty()) {
      throw new SqlFailure(
          SqlFailure.Kind.UNKNOWN_RELATION, "relation \"" + name + "\" does not exist");
    }
    return columns(
        session.query(
            "select a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod)"
                + " from pg_catalog.pg_attribute as a"
                + " join pg_catalog.pg_class as c on c.oid = a.attrelid"
                + " join pg_catalog.pg_namespace as n on n.oid = c.relnamespace"
                + " where a.attnum > 0 and not a.attisdropped and "
                + where(name)
                + " order by a.attnum"));
  }

  /** The columns of a description, with their types as the server writes them. */
  List<Column> named(List<Described> described) throws SqlFailure {
    if (described.isEmpty()) {
      return List.of();
    }
    String types =
        described.stream()
            .map(d -> "pg_catalog.format_type(" + d.type() + ", " + d.modifier() + ")")
            .collect(Collectors.joining(", "));
    List<?> written = session.query("select " + types).rows().getFirst();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < described.size(); i++) {
      columns.add(column(described.get(i).name(), Objects.toString(written.get(i), "")));
    }
    return columns;
  }

  private String where(RelationName name) {
    String schema =
        name.schema()
            .map(part -> "n.nspname = " + dialect.literal(part))
            .orElse("pg_catalog.pg_table_is_visible(c.oid)");
    return schema + " and c.relname = " + dialect.literal(PostgresDialect.cut(name.identifier()));
  }

  private List<Relation> list(String sql) throws SqlFailure {
    return session.query(sql).rows().stream()
        .map(row ->
            new Relation(
                RelationName.of(text(row.get(0)), text(row.get(1)), text(row.get(2))),
                kind(text(row.get(3)))))
        .toList();
  }

  private static RelationKind kind(String letter) {
    return switch (letter) {
      case "v" -> RelationKind.VIEW;
      case "m" -> RelationKind.MATERIALIZED_VIEW;
      case "f" -> RelationKind.EXTERNAL;
      default -> RelationKind.TABLE;
    };
  }

  private static List<Column> columns(Rows rows) {
    return rows.rows().stream().map(row -> column(text(row.get(0)), text(row.get(1)))).toList();
  }

  private static Column column(String name, String type) {
    return new Column(name, TypeText.parse(type), type);
  }

  private static String text(@org.jspecify.annotations.Nullable Object value) {
    return Objects.toString(value, "");
  }
}
