package dev.floe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.floe.spi.Column;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationKind;
import dev.floe.spi.RelationName;
import dev.floe.spi.Rows;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Statements, values, relations and transactions of a {@link Session}. */
public abstract class SessionContract extends ComputeContract {

  @Test
  void executesSeveralStatementsAndTellsHowManyRowsTheLastChanged() throws SqlFailure {
    long changed =
        session()
            .execute(
                "create table "
                    + sql("t")
                    + " (a integer); insert into "
                    + sql("t")
                    + " values (1), (2), (3); update "
                    + sql("t")
                    + " set a = 0 where a > 1");

    assertThat(changed).isEqualTo(2);
    assertThat(rows("select a from " + sql("t") + " order by a"))
        .containsExactly(List.of(0L), List.of(0L), List.of(1L));
  }

  @Test
  void readsNoMoreRowsThanAsked() throws SqlFailure {
    table("t", "select 1 as a union all select 2 union all select 3");

    assertThat(session().query("select a from " + sql("t"), 2).rows()).hasSize(2);
    assertThat(session().query("select a from " + sql("t"), 0).rows()).isEmpty();
    assertThat(session().query("select a from " + sql("t"), 0).columns()).hasSize(1);
  }

  @Test
  void givesPlainJavaValues() throws SqlFailure {
    List<?> row =
        rows("select cast(7 as smallint), cast(8 as bigint), cast(1.5 as double precision),"
                + " cast('12.30' as decimal(10, 2)), 'text', true, cast('2024-02-29' as date),"
                + " cast('2024-02-29 13:14:15.123456' as timestamp),"
                + " cast('2024-02-29 13:14:15+02' as timestamp with time zone),"
                + " cast('13:14:15' as time), cast(null as integer)")
            .getFirst();

    assertThat(row)
        .isEqualTo(
            Arrays.asList(
                7L,
                8L,
                1.5,
                new BigDecimal("12.30"),
                "text",
                true,
                LocalDate.of(2024, 2, 29),
                LocalDateTime.of(2024, 2, 29, 13, 14, 15, 123_456_000),
                OffsetDateTime.parse("2024-02-29T11:14:15Z"),
                LocalTime.of(13, 14, 15),
                null));
  }

  @Test
  void tellsColumnsOfARelationInTheirOrder() throws SqlFailure {
    table("t", "select cast(1 as integer) as b, cast('x' as varchar(10)) as a, true as \"C d\"");

    List<Column> columns = session().columns(name("t"));

    assertThat(columns).extracting(Column::name).containsExactly("b", "a", "C d");
    assertThat(columns.getFirst().type()).isEqualTo(Type.of(Type.Kind.INTEGER));
    assertThat(columns.get(2).type()).isEqualTo(Type.of(Type.Kind.BOOLEAN));
    assertThat(columns).extracting(Column::nativeType).doesNotContain("");
  }

  @Test
  void describesAQueryWithoutRunningIt() throws SqlFailure {
    table("t", "select 1 as a");

    List<Column> columns =
        session().describe("select a, 1 / (a - 1) as crash, 'x' as text from " + sql("t"));

    assertThat(columns).extracting(Column::name).containsExactly("a", "crash", "text");
  }

  @Test
  void nativeTypesCanBeUsedInDdl() throws SqlFailure {
    table("t", "select cast(1.5 as decimal(9, 3)) as a, cast('2024-01-01' as date) as b, 'x' as c");
    List<Column> columns = session().columns(name("t"));

    session().execute(dialect().createTable(name("copy"), columns));

    assertThat(session().columns(name("copy"))).isEqualTo(columns);
  }

  @Test
  void findsRelationsAsTheEngineComparesNames() throws SqlFailure {
    table("orders", "select 1 as a");
    session()
        .execute(dialect().createViewAs(name("recent")).around("select * from " + sql("orders")));

    assertThat(session().relation(name("orders")).map(Relation::kind)).contains(RelationKind.TABLE);
    assertThat(session().relation(name("recent")).map(Relation::kind)).contains(RelationKind.VIEW);
    assertThat(session().relation(name("missing"))).isEmpty();
    assertThat(session().relations(engine().defaults().database(), SCHEMA))
        .extracting(relation -> relation.name().identifier())
        .containsExactly("orders", "recent");
    assertThat(session().relations(engine().defaults().database(), "no_such_schema")).isEmpty();
    assertThat(session().schemas(engine().defaults().database())).contains(SCHEMA).isSorted();
  }

  @Test
  void lookingForWhatIsNotThereLeavesATransactionUsable() throws SqlFailure {
    session().begin();

    assertThat(session().relation(name("missing"))).isEmpty();
    session().execute("create table " + sql("found") + " (n integer)");
    assertThat(session().relation(name("found")).map(Relation::kind)).contains(RelationKind.TABLE);

    session().commit();
  }

  @Test
  void findsAViewThatNoLongerBinds() throws SqlFailure {
    table("orders", "select 1 as a");
    session().execute(dialect().createViewAs(name("v")).around("select a from " + sql("orders")));
    Relation orders = session().relation(name("orders")).orElseThrow();

    session().execute(dialect().rename(orders, "gone"));

    assertThat(session().relation(name("v")).map(Relation::kind)).contains(RelationKind.VIEW);
  }

  @Test
  void dropsAndRenamesTablesAndViews() throws SqlFailure {
    table("a", "select 1 as x");
    session().execute(dialect().createViewAs(name("v")).around("select 2 as x"));
    Relation view = session().relation(name("v")).orElseThrow();

    session().execute(dialect().rename(session().relation(name("a")).orElseThrow(), "b"));
    session().execute(dialect().rename(view, "w"));

    assertThat(value("select x from " + sql("b"))).isEqualTo(1L);
    assertThat(value("select x from " + sql("w"))).isEqualTo(2L);
    session().execute(dialect().drop(session().relation(name("b")).orElseThrow()));
    session().execute(dialect().drop(session().relation(name("w")).orElseThrow()));
    assertThat(session().relations(engine().defaults().database(), SCHEMA)).isEmpty();
    session().execute(dialect().drop(view));
  }

  @Test
  void aTemporaryTableIsSeenByItsOwnSessionOnly() throws SqlFailure {
    RelationName temporary = new RelationName(Optional.empty(), Optional.empty(), "tmp_1");
    session().execute(dialect().createTableAs(temporary, true).around("select 5 as a"));

    assertThat(value("select a from " + dialect().render(temporary))).isEqualTo(5L);
    try (Session other = engine().session()) {
      assertThat(failure(other, "select a from " + dialect().render(temporary)).kind())
          .isEqualTo(SqlFailure.Kind.UNKNOWN_RELATION);
    }
  }

  @Test
  void aCommitShowsAndARollbackForgets() throws SqlFailure {
    session().execute("create table " + sql("t") + " (a integer)");

    session().begin();
    assertThat(session().inTransaction()).isTrue();
    session().execute("insert into " + sql("t") + " values (1)");
    session().rollback();
    assertThat(session().inTransaction()).isFalse();
    session().begin();
    session().execute("insert into " + sql("t") + " values (2)");
    session().commit();

    try (Session other = engine().session()) {
      assertThat(other.query("select a from " + sql("t")).rows()).containsExactly(List.of(2L));
    }
  }

  @Test
  void anotherSessionDoesNotSeeWhatIsNotCommitted() throws SqlFailure {
    session().execute("create table " + sql("t") + " (a integer)");
    session().begin();
    session().execute("insert into " + sql("t") + " values (1)");

    try (Session other = engine().session()) {
      assertThat(other.query("select a from " + sql("t")).rows()).isEmpty();
    }
    session().commit();
  }

  @Test
  void aFailedTransactionCanBeRolledBackAndTheSessionUsedAgain() throws SqlFailure {
    session().execute("create table " + sql("t") + " (a integer)");
    session().begin();
    session().execute("insert into " + sql("t") + " values (1)");
    failure("select * from " + sql("missing"));

    session().rollback();

    assertThat(rows("select a from " + sql("t"))).isEmpty();
  }

  @Test
  void transactionsAreStrictAboutTheirState() throws SqlFailure {
    session().begin();
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> session().begin()))
        .isInstanceOf(SqlFailure.class);
    session().rollback();
    assertThatCode(() -> session().rollback()).doesNotThrowAnyException();
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> session().commit()))
        .isInstanceOf(SqlFailure.class);
  }

  @Test
  void closingASessionRollsBack() throws SqlFailure {
    session().execute("create table " + sql("t") + " (a integer)");
    try (Session other = engine().session()) {
      other.begin();
      other.execute("insert into " + sql("t") + " values (1)");
    }

    assertThat(rows("select a from " + sql("t"))).isEmpty();
  }

  @Test
  void aQueryThatChangesRowsOrReturnsNoneIsNoProblem() throws SqlFailure {
    Rows rows = session().query("select 1 as a where 1 = 0");

    assertThat(rows.rows()).isEmpty();
    assertThat(rows.columns()).extracting(Column::name).containsExactly("a");
  }
}
