package dev.floe.runner.tables;

import dev.floe.spi.Dialect;
import dev.floe.spi.Engine;
import dev.floe.spi.RelationName;
import dev.floe.spi.Rows;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.table.TableName;
import dev.floe.spi.table.TableSnapshot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which snapshot of a table a relation of the warehouse is equal to. It lies in the warehouse, so
 * that each generation knows it of itself: a generation that was left behind by the catalog says
 * so.
 */
record Ledger(Session session, Dialect dialect, Optional<String> database) {

  private static final String SCHEMA = "floe_catalog";
  private static final String TABLE = "published";

  Ledger(Session session, Engine engine) {
    this(session, engine.dialect(), engine.defaults().database());
  }

  private RelationName table() {
    return new RelationName(database, Optional.of(SCHEMA), TABLE);
  }

  void note(TableSnapshot snapshot) throws SqlFailure {
    if (session.relation(table()).isEmpty()) {
      session.execute(dialect.createSchema(database, SCHEMA));
      session.execute(
          "create table " + dialect.render(table()) + " (name varchar, snapshot bigint)");
    }
    String name = dialect.literal(snapshot.name().toString());
    session.execute("delete from " + dialect.render(table()) + " where name = " + name);
    session.execute(
        "insert into " + dialect.render(table()) + " values (" + name + ", " + snapshot.id() + ")");
  }

  /** Every table, and the snapshot of it that a relation was last known to be equal to. */
  Map<TableName, Long> all() throws SqlFailure {
    Map<TableName, Long> all = new LinkedHashMap<>();
    if (session.relation(table()).isPresent()) {
      Rows rows =
          session.query("select name, snapshot from " + dialect.render(table()) + " order by name");
      rows.rows()
          .forEach(row ->
              all.put(
                  TableName.parse(String.valueOf(row.get(0))), ((Number) row.get(1)).longValue()));
    }
    return all;
  }

  /** The snapshot a relation was last known to be equal to. */
  Optional<Long> snapshot(TableName name) throws SqlFailure {
    if (session.relation(table()).isEmpty()) {
      return Optional.empty();
    }
    Rows rows =
        session.query(
            "select snapshot from "
                + dialect.render(table())
                + " where name = "
                + dialect.literal(name.toString()));
    return rows.rows().stream()
        .findFirst()
        .map(row -> row.getFirst())
        .map(id -> ((Number) id).longValue());
  }
}
