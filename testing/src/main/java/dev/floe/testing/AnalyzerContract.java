package dev.floe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.floe.spi.BoundQuery;
import dev.floe.spi.Column;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.ColumnLineage.Input;
import dev.floe.spi.ColumnLineage.Use;
import dev.floe.spi.Dialect;
import dev.floe.spi.Engine;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlAnalyzer;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.StaticAnalysis;
import dev.floe.spi.Type;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An engine that can check SQL without running it ({@link StaticAnalysis}). */
public abstract class AnalyzerContract {

  private static final RelationName ORDERS = RelationName.of("sales", "raw", "orders");

  private @Nullable SqlAnalyzer opened;

  /** The capability that is examined. */
  protected abstract StaticAnalysis analysis();

  /** How SQL is written for its engine. */
  protected abstract Dialect dialect();

  /** A column of a type that every engine has. */
  protected abstract Column column(String name, Type.Kind kind);

  @BeforeEach
  final void open() throws SqlFailure {
    SqlAnalyzer fresh = analysis().analyzer();
    opened = fresh;
    fresh.declare(
        ORDERS,
        List.of(
            column("id", Type.Kind.INTEGER),
            column("status", Type.Kind.VARCHAR),
            Column.unknown("raw", "nobody declared it")));
  }

  @AfterEach
  final void close() {
    if (opened != null) {
      opened.close();
    }
  }

  private SqlAnalyzer analyzer() {
    if (opened == null) {
      throw new IllegalStateException("not opened yet");
    }
    return opened;
  }

  private String orders() {
    return dialect().render(ORDERS);
  }

  private BoundQuery.Known known(String query) throws SqlFailure {
    BoundQuery bound = analyzer().bind(query);
    assertThat(bound).isInstanceOf(BoundQuery.Known.class);
    return (BoundQuery.Known) bound;
  }

  private SqlFailure failure(String query) {
    return catchThrowableOfType(SqlFailure.class, () -> analyzer().bind(query));
  }

  @Test
  void tellsColumnsTypesAndWhereTheyComeFrom() throws SqlFailure {
    BoundQuery.Known bound = known("select id as order_id, upper(status) as s from " + orders());

    assertThat(bound.columns()).extracting(Column::name).containsExactly("order_id", "s");
    assertThat(bound.columns().get(0).type()).isEqualTo(Type.of(Type.Kind.INTEGER));
    assertThat(bound.columns().get(1).type()).isEqualTo(Type.of(Type.Kind.VARCHAR));
    assertThat(bound.lineage())
        .containsExactly(
            new ColumnLineage.Known(List.of(new Input(ORDERS, "id", Use.IDENTITY))),
            new ColumnLineage.Known(
                List.of(
                    new Input(
                        ORDERS,
                        "status",
                        Use.TRANSFORMATION,
                        Optional.of(new ColumnLineage.Through(List.of("upper"), 1))))));
  }

  @Test
  void whatWasBoundCanBeDeclaredAndRead() throws SqlFailure {
    RelationName next = RelationName.of("sales", "gold", "Totals");
    analyzer()
        .declare(
            next, known("select id, count(*) as n from " + orders() + " group by id").columns());

    BoundQuery.Known bound = known("select n + 1 as more from " + dialect().render(next));

    assertThat(bound.lineage())
        .containsExactly(
            new ColumnLineage.Known(List.of(new Input(next, "n", Use.TRANSFORMATION))));
  }

  @Test
  void declaringAgainReplaces() throws SqlFailure {
    analyzer().declare(ORDERS, List.of(column("other", Type.Kind.DATE)));

    assertThat(known("select * from " + orders()).columns())
        .extracting(Column::name)
        .containsExactly("other");
  }

  @Test
  void aForgottenRelationIsNotKnown() throws SqlFailure {
    analyzer().forget(ORDERS);
    analyzer().forget(ORDERS);

    assertThat(failure("select * from " + orders()).kind())
        .isEqualTo(SqlFailure.Kind.UNKNOWN_RELATION);
  }

  @Test
  void saysWhereAColumnIsNotKnownAndWhichIsNear() {
    String query = "select 'é',\n  stauts from " + orders();

    SqlFailure failure = failure(query);

    assertThat(failure.kind()).isEqualTo(SqlFailure.Kind.UNKNOWN_COLUMN);
    assertThat(failure.offset()).hasValue(query.indexOf("stauts"));
    assertThat(failure.subject()).contains("stauts");
    assertThat(failure.candidates()).contains("status");
  }

  @Test
  void saysWhereTypesDoNotFit() {
    String query = "select sum(status) from " + orders();

    SqlFailure failure = failure(query);

    assertThat(failure.kind()).isEqualTo(SqlFailure.Kind.TYPE);
    assertThat(failure.offset()).hasValue(query.indexOf("sum"));
  }

  @Test
  void anUnknownTypeMakesWhatDependsOnItUnknownAndNeverWrong() throws SqlFailure {
    BoundQuery.Known bound =
        known(
            "select id, raw, raw + 1 as next, sum(raw) over () as s, cast(raw as date) as day,"
                + " count(raw) over () as n from "
                + orders());

    assertThat(bound.columns())
        .extracting(column -> column.type() instanceof Type.Unknown)
        .containsExactly(false, true, true, true, false, false);
    assertThat(bound.columns().get(4).type()).isEqualTo(Type.of(Type.Kind.DATE));
    assertThat(bound.columns().get(5).type()).isEqualTo(Type.of(Type.Kind.BIGINT));
    assertThat(bound.lineage().get(2))
        .isEqualTo(new ColumnLineage.Known(List.of(new Input(ORDERS, "raw", Use.TRANSFORMATION))));
  }

  @Test
  void anUnknownTypeDoesNotHideAnUnknownColumn() {
    assertThat(failure("select raw + 1, stauts from " + orders()).kind())
        .isEqualTo(SqlFailure.Kind.UNKNOWN_COLUMN);
  }

  @Test
  void doesNotRunTheQuery() throws SqlFailure {
    assertThat(
            known("select id / (id - id) as x, cast('x' || id as integer) as y from " + orders())
                .columns())
        .hasSize(2);
    assertThat(
            known("select cast('abc' as integer) as x from " + orders() + " where 1 = 0").columns())
        .hasSize(1);
  }

  @Test
  void saysThatAFunctionIsNotKnown() {
    assertThat(failure("select no_such_function(id) from " + orders()).kind())
        .isEqualTo(SqlFailure.Kind.UNKNOWN_FUNCTION);
  }

  @Test
  void refusesWhatIsNoQuery() {
    assertThat(failure("drop table " + orders()).kind()).isEqualTo(SqlFailure.Kind.SYNTAX);
    assertThat(failure("select 1 as a; select 2 as b").kind()).isEqualTo(SqlFailure.Kind.SYNTAX);
    assertThat(failure("").kind()).isEqualTo(SqlFailure.Kind.SYNTAX);
  }

  @Test
  void namesThatLackPartsBelongWhereTheSessionLooks() throws SqlFailure {
    try (SqlAnalyzer fresh = analysis().analyzer()) {
      fresh.use(new Engine.RelationScope(Optional.of("sales"), "raw"));
      fresh.declare(ORDERS, List.of(column("id", Type.Kind.INTEGER)));

      for (String name : List.of("orders", "raw.orders", "sales.raw.orders")) {
        assertThat(fresh.bind("select id from " + name))
            .isInstanceOfSatisfying(
                BoundQuery.Known.class,
                known ->
                    assertThat(known.lineage())
                        .containsExactly(
                            new ColumnLineage.Known(
                                List.of(new Input(ORDERS, "id", Use.IDENTITY)))));
      }
    }
  }

  @Test
  void analyzersKnowNothingOfEachOther() throws SqlFailure {
    try (SqlAnalyzer other = analysis().analyzer()) {
      SqlFailure failure =
          catchThrowableOfType(SqlFailure.class, () -> other.bind("select * from " + orders()));

      assertThat(failure.kind()).isEqualTo(SqlFailure.Kind.UNKNOWN_RELATION);
    }
  }
}
