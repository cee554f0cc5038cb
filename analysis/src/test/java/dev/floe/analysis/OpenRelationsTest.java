package dev.floe.analysis;

import static dev.floe.analysis.ProductExample.id;
import static dev.floe.analysis.ProductExample.model;
import static dev.floe.analysis.ProductExample.relation;
import static dev.floe.analysis.ProductExample.sql;
import static dev.floe.analysis.ShadowEngine.columns;
import static dev.floe.analysis.ShadowEngine.names;
import static dev.floe.analysis.ShadowEngine.only;
import static dev.floe.analysis.ShadowEngine.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumns;
import dev.floe.artifacts.SqlBody;
import dev.floe.diagnostics.Result;
import dev.floe.spi.Column;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.ColumnLineage.Input;
import dev.floe.spi.ColumnLineage.Use;
import dev.floe.spi.Type;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Relations of which not every column is known. */
class OpenRelationsTest {

  @AutoClose private final ShadowEngine engine = new ShadowEngine();

  @Test
  void learnsTheColumnsOfAnUndeclaredSourceFromWhoReadsIt() {
    engine.binder().bind(ProductExample.source("src"));

    Result<Node> bound =
        engine
            .binder()
            .bind(
                model(
                    "stg",
                    "with source as (select * from "
                        + sql("src")
                        + "), renamed as (select id as order_id, lower(s.email) as email,"
                        + " cast(amount as decimal(10, 2)) as amount, raw from source s)"
                        + " select * from renamed where exists (select 1 from source x where x.kind = 'x')",
                    id("src")));

    assertThat(bound.diagnostics()).isEmpty();
    NodeColumns columns = columns(bound);
    assertThat(names(columns)).containsExactly("order_id", "email", "amount", "raw");
    assertThat(only(columns, "amount").nativeType()).isEqualTo("DECIMAL(10,2)");
    assertThat(only(columns, "email").type()).isEqualTo(Type.of(Type.Kind.VARCHAR));
    assertThat(only(columns, "raw").type()).isInstanceOf(Type.Unknown.class);
    assertThat(only(columns, "order_id").lineage())
        .isEqualTo(
            new ColumnLineage.Known(
                List.of(
                    new Input(relation("src"), "id", Use.IDENTITY),
                    new Input(relation("src"), "kind", Use.CONDITION))));
  }

  @Test
  void findsAnUnknownColumnBehindAnUndeclaredSource() {
    engine.binder().bind(ProductExample.source("src"));
    engine.binder().bind(model("stg", "select id as order_id from " + sql("src"), id("src")));

    Result<Node> bound =
        engine.binder().bind(model("fct", "select id from " + sql("stg"), id("stg")));

    assertThat(bound.diagnostics().getFirst().code()).isEqualTo(AnalysisCode.UNKNOWN_COLUMN);
  }

  @Test
  void selectingEverythingOfAnUndeclaredSourceIsUnknownAndSoIsNoMistakeDownstream() {
    engine.binder().bind(ProductExample.source("src"));

    Result<Node> star =
        engine.binder().bind(model("stg", "select * from " + sql("src"), id("src")));
    Result<Node> next =
        engine.binder().bind(model("fct", "select a, b + 1 as c from " + sql("stg"), id("stg")));

    assertThat(star.diagnostics()).isEmpty();
    assertThat(reason(columns(star))).contains("selects all columns");
    assertThat(next.diagnostics()).isEmpty();
    assertThat(names(columns(next))).containsExactly("a", "c");
  }

  @Test
  void doesNotGuessWhichOfTwoUndeclaredSourcesAColumnIsOf() {
    engine.binder().bind(ProductExample.source("one"));
    engine.binder().bind(ProductExample.source("two"));

    Result<Node> bound =
        engine
            .binder()
            .bind(
                model(
                    "stg",
                    "select a.x, y from "
                        + sql("one")
                        + " a join "
                        + sql("two")
                        + " b on a.id = b.id",
                    id("one"),
                    id("two")));

    assertThat(bound.diagnostics()).isEmpty();
    assertThat(only(columns(bound), "x").lineage()).isInstanceOf(ColumnLineage.Known.class);
    assertThat(only(columns(bound), "y").lineage()).isInstanceOf(ColumnLineage.Unknown.class);
  }

  @Test
  void warnsOfASlipInAColumnOfADeclaredSource() {
    engine.binder().bind(ProductExample.source("src", "customer_id", "email"));

    Result<Node> bound =
        engine
            .binder()
            .bind(model("stg", "select custmer_id, email from " + sql("src"), id("src")));

    assertThat(bound.isOk()).isTrue();
    assertThat(bound.diagnostics()).hasSize(1);
    assertThat(bound.diagnostics().getFirst().code()).isEqualTo(AnalysisCode.UNDECLARED_COLUMN);
    assertThat(bound.diagnostics().getFirst().help()).contains("did you mean 'customer_id'?");
    assertThat(names(columns(bound))).containsExactly("custmer_id", "email");
  }

  @Test
  void aDeferredModelHasTheColumnsItsAuthorPromised() {
    Result<Node> bound =
        engine
            .binder()
            .bind(
                model(
                    "late",
                    new SqlBody.Deferred(
                        "asks the database for rows",
                        Optional.empty(),
                        Optional.of(
                            List.of(new Column("id", Type.of(Type.Kind.INTEGER), "INTEGER")))),
                    List.of()));
    Result<Node> wrong =
        engine.binder().bind(model("m", "select idd from " + sql("late"), id("late")));

    assertThat(names(columns(bound))).containsExactly("id");
    assertThat(only(columns(bound), "id").lineage()).isInstanceOf(ColumnLineage.Unknown.class);
    assertThat(wrong.diagnostics().getFirst().help()).contains("did you mean 'id'?");
  }

  @Test
  void aDeferredModelWithoutPromisesIsUnknownWithItsReason() {
    Result<Node> bound =
        engine
            .binder()
            .bind(
                model(
                    "late",
                    new SqlBody.Deferred(
                        "asks the database for rows", Optional.empty(), Optional.empty()),
                    List.of()));

    assertThat(bound.diagnostics()).isEmpty();
    assertThat(reason(columns(bound))).contains("asks the database for rows");
  }
}
