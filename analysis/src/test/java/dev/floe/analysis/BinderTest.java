package dev.floe.analysis;

import static dev.floe.analysis.ProductExample.column;
import static dev.floe.analysis.ProductExample.id;
import static dev.floe.analysis.ProductExample.model;
import static dev.floe.analysis.ProductExample.relation;
import static dev.floe.analysis.ProductExample.sql;
import static dev.floe.analysis.ShadowEngine.columns;
import static dev.floe.analysis.ShadowEngine.names;
import static dev.floe.analysis.ShadowEngine.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.ColumnLineage.Input;
import dev.floe.spi.ColumnLineage.Use;
import dev.floe.spi.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is known of the columns of nodes once they are bound. */
class BinderTest {

  @AutoClose private final ShadowEngine engine = new ShadowEngine();

  @Test
  void tellsColumnsTypesAndLineageOfAChainOfModels() {
    engine.seed();
    engine
        .binder()
        .bind(model("stg", "select id as order_id, status from " + sql("raw"), id("raw")));

    Result<Node> bound =
        engine
            .binder()
            .bind(
                model(
                    "fct",
                    "select status, count(*) as n from " + sql("stg") + " group by 1",
                    id("stg")));

    assertThat(bound.diagnostics()).isEmpty();
    assertThat(names(columns(bound))).containsExactly("status", "n");
    assertThat(only(columns(bound), "n").nativeType()).isEqualTo("BIGINT");
    assertThat(only(columns(bound), "status").lineage())
        .isEqualTo(
            new ColumnLineage.Known(
                List.of(
                    new Input(relation("stg"), "status", Use.IDENTITY),
                    new Input(relation("stg"), "status", Use.CONDITION))));
  }

  @Test
  void keepsWhatIsWrittenAboutAColumn() {
    engine.seed();
    Span place = Span.at("models/schema.yml", 7, 9);
    NodeColumn written =
        new NodeColumn(
            "ORDER_ID",
            new Type.Unknown("declared only"),
            "",
            "The order's number",
            List.of("key"),
            Map.of("pii", false),
            new ColumnLineage.Unknown("declared only"),
            Optional.of(place));

    Result<Node> bound =
        engine
            .binder()
            .bind(
                model(
                    "stg",
                    "select id as order_id from " + sql("raw"),
                    List.of(written),
                    id("raw")));

    NodeColumn column = only(columns(bound), "order_id");
    assertThat(column.description()).isEqualTo("The order's number");
    assertThat(column.tags()).containsExactly("key");
    assertThat(column.meta()).containsEntry("pii", false);
    assertThat(column.declaredAt()).contains(place);
    assertThat(column.nativeType()).isEqualTo("INTEGER");
    assertThat(bound.diagnostics()).isEmpty();
  }

  @Test
  void warnsOfAColumnThatIsWrittenAboutAndDoesNotExist() {
    engine.seed();
    NodeColumn written =
        new NodeColumn(
            "order_idd",
            new Type.Unknown(""),
            "",
            "",
            List.of(),
            Map.of(),
            new ColumnLineage.Unknown(""),
            Optional.of(Span.at("models/schema.yml", 7, 9)));

    Result<Node> bound =
        engine
            .binder()
            .bind(
                model(
                    "stg",
                    "select id as order_id from " + sql("raw"),
                    List.of(written),
                    id("raw")));

    assertThat(bound.diagnostics()).hasSize(1);
    Diagnostic found = bound.diagnostics().getFirst();
    assertThat(found.code()).isEqualTo(AnalysisCode.MISSING_COLUMN);
    assertThat(found.severity()).isEqualTo(Severity.WARNING);
    assertThat(found.help()).contains("did you mean 'order_id'?");
    assertThat(found.span()).contains(Span.at("models/schema.yml", 7, 9));
  }

  @Test
  void anEnforcedContractGivesColumnsTheirTypes() {
    engine.seed();
    NodeColumn promised =
        new NodeColumn(
            "id",
            Type.of(Type.Kind.BIGINT),
            "BIGINT",
            "",
            List.of(),
            Map.of(),
            new ColumnLineage.Unknown(""),
            Optional.empty());

    Result<Node> bound =
        engine
            .binder()
            .bind(
                ProductExample.enforced(
                    "m", "select id from " + sql("raw"), List.of(promised), id("raw")));

    assertThat(only(columns(bound), "id").nativeType()).isEqualTo("BIGINT");
  }

  @Test
  void aSnapshotHasItsQuerysColumnsAndItsOwn() {
    engine.seed();

    Result<Node> bound =
        engine
            .binder()
            .bind(ProductExample.snapshot("snap", "select * from " + sql("raw"), id("raw")));

    assertThat(names(columns(bound)))
        .containsExactly(
            "id", "status", "dbt_scd_id", "dbt_updated_at", "dbt_valid_from", "dbt_valid_to");
  }

  @Test
  void answersQuestionsAboutTheRelationsItSaw() {
    engine.seed();

    assertThat(engine.binder().columns(relation("raw")).map(ShadowEngine::names))
        .contains(List.of("id", "status"));
    assertThat(engine.binder().columns(relation("missing"))).isEmpty();
  }
}
