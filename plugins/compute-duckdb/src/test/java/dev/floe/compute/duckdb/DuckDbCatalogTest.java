package dev.floe.compute.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.Engine;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationKind;
import dev.floe.spi.RelationName;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Telling tables from views and from nothing by binding them. */
class DuckDbCatalogTest {

  private Engine engine;
  private Session session;

  @BeforeEach
  void open() throws SqlFailure {
    engine = new DuckDbComputePlugin().open(Map.of());
    session = engine.session();
    session.execute("create schema Raw");
    session.execute("create table Raw.Orders (id integer, rowid integer)");
  }

  @AfterEach
  void close() {
    session.close();
    engine.close();
  }

  private Optional<Relation> find(String schema, String identifier) throws SqlFailure {
    return session.relation(RelationName.of("memory", schema, identifier));
  }

  private Optional<RelationKind> kind(String schema, String identifier) throws SqlFailure {
    return find(schema, identifier).map(Relation::kind);
  }

  @Test
  void tellsATableInItsOwnSpelling() throws SqlFailure {
    assertThat(find("RAW", "ORDERS"))
        .contains(new Relation(RelationName.of("memory", "Raw", "Orders"), RelationKind.TABLE));
  }

  @Test
  void tellsViewsWhateverTheyRead() throws SqlFailure {
    session.execute("create view orders as from Raw.Orders");
    session.execute("create view \"it's\" as select id as rowid from Raw.Orders");
    session.execute("create view numbers as select * from range(3)");
    session.execute("create view one as select 1 as id");
    session.execute("create view lost as select * from Raw.Orders");
    session.execute("create view wide as select rowid, id from Raw.Orders");
    session.execute("drop table Raw.Orders");
    session.execute("create table Raw.Orders (id integer)");

    for (String view : new String[] {"orders", "it's", "numbers", "one", "lost", "wide"}) {
      assertThat(kind("main", view)).as(view).contains(RelationKind.VIEW);
    }
    session.execute("drop table Raw.Orders");
    assertThat(kind("main", "lost")).contains(RelationKind.VIEW);
    assertThat(kind("main", "orders")).contains(RelationKind.VIEW);
    assertThat(kind("raw", "orders")).isEmpty();
  }

  @Test
  void findsNothingWhereThereIsNothing() throws SqlFailure {
    session.execute("create temp table passing as select 1 as id");

    assertThat(kind("main", "nothing")).isEmpty();
    assertThat(kind("nowhere", "orders")).isEmpty();
    assertThat(session.relation(RelationName.of("gone", "main", "orders"))).isEmpty();
    assertThat(kind("main", "passing")).isEmpty();
    assertThat(session.relation(new RelationName(Optional.empty(), Optional.empty(), "passing")))
        .isEmpty();
  }

  @Test
  void leavesAnOpenTransactionAsItIs() throws SqlFailure {
    session.begin();
    assertThat(kind("main", "nothing")).isEmpty();
    session.execute("create table nothing as select 1 as id");
    assertThat(kind("main", "nothing")).contains(RelationKind.TABLE);
    session.commit();

    assertThat(kind("main", "nothing")).contains(RelationKind.TABLE);
  }
}
