package dev.floe.analysis;

import static dev.floe.analysis.ProductExample.column;
import static dev.floe.analysis.ProductExample.id;
import static dev.floe.analysis.ProductExample.model;
import static dev.floe.analysis.ProductExample.relation;
import static dev.floe.analysis.ProductExample.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.CallFrame;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.artifacts.NodeColumns;
import dev.floe.artifacts.SourceRun;
import dev.floe.artifacts.SqlBody;
import dev.floe.artifacts.SqlText;
import dev.floe.compute.duckdb.DuckDbComputePlugin;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import dev.floe.spi.Column;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.ColumnLineage.Input;
import dev.floe.spi.ColumnLineage.Use;
import dev.floe.spi.SqlAnalyzer;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BinderTest {

  private @Nullable SqlAnalyzer opened;
  private @Nullable Binder fresh;

  @BeforeEach
  void open() throws SqlFailure {
    SqlAnalyzer analyzer = new DuckDbComputePlugin().analyzer();
    opened = analyzer;
    fresh = new Binder(analyzer);
  }

  @AfterEach
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  private Binder binder() {
    if (fresh == null) {
      throw new IllegalStateException("not opened yet");
    }
    return fresh;
  }

  private NodeColumns columns(Result<Node> bound) {
    return ((Node.Referable) bound.value().orElseThrow()).columns();
  }

  private static List<String> names(NodeColumns columns) {
    assertThat(columns).isInstanceOf(NodeColumns.Bound.class);
    return columns.known().orElseThrow().stream().map(NodeColumn::name).toList();
  }

  private static String reason(NodeColumns columns) {
    assertThat(columns).isInstanceOf(NodeColumns.Unknown.class);
    return ((NodeColumns.Unknown) columns).reason();
  }

  private static NodeColumn only(NodeColumns columns, String name) {
    return columns.known().orElseThrow().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** A seed {@code raw}: id INTEGER, status VARCHAR. */
  private void seed() {
    binder()
        .bind(
            ProductExample.seed(
                "raw",
                column("id", "INTEGER", Type.Kind.INTEGER),
                column("status", "VARCHAR", Type.Kind.VARCHAR)));
  }

  @Test
  void tellsColumnsTypesAndLineageOfAChainOfModels() {
    seed();
    binder().bind(model("stg", "select id as order_id, status from " + sql("raw"), id("raw")));

    Result<Node> bound =
        binder()
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
    seed();
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
        binder()
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
    seed();
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
        binder()
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
  void showsAnUnknownColumnAtTheModelsOwnLine() {
    seed();

    Result<Node> bound =
        binder().bind(model("stg", "select id,\n  stauts\nfrom " + sql("raw"), id("raw")));

    assertThat(bound.diagnostics()).hasSize(1);
    Diagnostic found = bound.diagnostics().getFirst();
    assertThat(found.code()).isEqualTo(AnalysisCode.UNKNOWN_COLUMN);
    assertThat(found.span())
        .contains(new Span("models/stg.sql", new Position(2, 3), new Position(2, 9)));
    assertThat(found.help()).contains("did you mean 'status'?");
    assertThat(found.subject()).isEqualTo(id("stg"));
    assertThat(found.message()).contains("stauts").doesNotContain("\n");
    assertThat(reason(columns(bound))).isEqualTo("its SQL has errors");
  }

  @Test
  void showsAMistakeInAMacroAtTheCallAndNotesTheMacro() {
    seed();
    Span call = Span.at("models/stg.sql", 1, 11);
    List<CallFrame> frames =
        List.of(
            new CallFrame("outer", call), new CallFrame("inner", Span.at("macros/a.sql", 2, 5)));
    String from = " from " + sql("raw");
    SqlText text =
        new SqlText(
            "select stauts" + from,
            List.of(
                new SourceRun(7, "models/stg.sql", Position.START, true, List.of()),
                new SourceRun(6, "macros/b.sql", new Position(4, 3), true, frames),
                new SourceRun(
                    from.length(), "models/stg.sql", new Position(1, 20), true, List.of())));

    Result<Node> bound =
        binder().bind(model("stg", new SqlBody.Static(text), List.of(), id("raw")));

    Diagnostic found = bound.diagnostics().getFirst();
    assertThat(found.span()).contains(call);
    assertThat(found.notes())
        .containsExactly(
            Note.at("which calls macro 'inner'", Span.at("macros/a.sql", 2, 5)),
            Note.at(
                "in macro 'inner'",
                new Span("macros/b.sql", new Position(4, 3), new Position(4, 9))));
  }

  @Test
  void reportsOneMistakeOnceAndNotInEveryDependant() {
    seed();
    binder().bind(model("a", "select nope from " + sql("raw"), id("raw")));

    Result<Node> b = binder().bind(model("b", "select x from " + sql("a"), id("a")));
    Result<Node> c = binder().bind(model("c", "select y from " + sql("b"), id("b")));

    assertThat(b.diagnostics()).isEmpty();
    assertThat(c.diagnostics()).isEmpty();
    assertThat(reason(columns(b))).isEqualTo("'a', which it reads, has errors");
    assertThat(reason(columns(c))).isEqualTo("'b', which it reads, has errors");
  }

  @Test
  void tellsKindsOfMistakesApart() {
    seed();
    binder().bind(model("other", "select id, 'x' as note from " + sql("raw"), id("raw")));

    assertThat(codes("select from where")).containsExactly(AnalysisCode.SYNTAX);
    assertThat(codes("select id from " + sql("raw") + " join " + sql("other") + " on true"))
        .containsExactly(AnalysisCode.AMBIGUOUS_NAME);
    assertThat(codes("select no_such(id) from " + sql("raw")))
        .containsExactly(AnalysisCode.UNKNOWN_FUNCTION);
    assertThat(codes("select sum(status) from " + sql("raw")))
        .containsExactly(AnalysisCode.TYPE_MISMATCH);
    assertThat(codes("select id from " + sql("raw") + " where sum(id) > 1"))
        .containsExactly(AnalysisCode.INVALID_QUERY);
    assertThat(codes("select x.id from " + sql("raw") + " r"))
        .containsExactly(AnalysisCode.UNKNOWN_COLUMN);
  }

  private List<Object> codes(String query) {
    return binder().bind(model("m", query, id("raw"), id("other"))).diagnostics().stream()
        .<Object>map(Diagnostic::code)
        .toList();
  }

  @Test
  void aRelationThatIsNoNodeIsAWarningBecauseItMayExist() {
    seed();

    Result<Node> bound =
        binder().bind(model("m", "select * from somewhere.elses_table", id("raw")));

    assertThat(bound.isOk()).isTrue();
    assertThat(bound.diagnostics().getFirst().code()).isEqualTo(AnalysisCode.UNKNOWN_RELATION);
    assertThat(reason(columns(bound))).contains("no node of the product");
  }

  @Test
  void learnsTheColumnsOfAnUndeclaredSourceFromWhoReadsIt() {
    binder().bind(ProductExample.source("src"));

    Result<Node> bound =
        binder()
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
    binder().bind(ProductExample.source("src"));
    binder().bind(model("stg", "select id as order_id from " + sql("src"), id("src")));

    Result<Node> bound = binder().bind(model("fct", "select id from " + sql("stg"), id("stg")));

    assertThat(bound.diagnostics().getFirst().code()).isEqualTo(AnalysisCode.UNKNOWN_COLUMN);
  }

  @Test
  void selectingEverythingOfAnUndeclaredSourceIsUnknownAndSoIsNoMistakeDownstream() {
    binder().bind(ProductExample.source("src"));

    Result<Node> star = binder().bind(model("stg", "select * from " + sql("src"), id("src")));
    Result<Node> next =
        binder().bind(model("fct", "select a, b + 1 as c from " + sql("stg"), id("stg")));

    assertThat(star.diagnostics()).isEmpty();
    assertThat(reason(columns(star))).contains("selects all columns");
    assertThat(next.diagnostics()).isEmpty();
    assertThat(names(columns(next))).containsExactly("a", "c");
  }

  @Test
  void doesNotGuessWhichOfTwoUndeclaredSourcesAColumnIsOf() {
    binder().bind(ProductExample.source("one"));
    binder().bind(ProductExample.source("two"));

    Result<Node> bound =
        binder()
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
    binder().bind(ProductExample.source("src", "customer_id", "email"));

    Result<Node> bound =
        binder().bind(model("stg", "select custmer_id, email from " + sql("src"), id("src")));

    assertThat(bound.isOk()).isTrue();
    assertThat(bound.diagnostics()).hasSize(1);
    assertThat(bound.diagnostics().getFirst().code()).isEqualTo(AnalysisCode.UNDECLARED_COLUMN);
    assertThat(bound.diagnostics().getFirst().help()).contains("did you mean 'customer_id'?");
    assertThat(names(columns(bound))).containsExactly("custmer_id", "email");
  }

  @Test
  void aDeferredModelHasTheColumnsItsAuthorPromised() {
    Result<Node> bound =
        binder()
            .bind(
                model(
                    "late",
                    new SqlBody.Deferred(
                        "asks the database for rows",
                        Optional.empty(),
                        Optional.of(
                            List.of(new Column("id", Type.of(Type.Kind.INTEGER), "INTEGER")))),
                    List.of()));
    Result<Node> wrong = binder().bind(model("m", "select idd from " + sql("late"), id("late")));

    assertThat(names(columns(bound))).containsExactly("id");
    assertThat(only(columns(bound), "id").lineage()).isInstanceOf(ColumnLineage.Unknown.class);
    assertThat(wrong.diagnostics().getFirst().help()).contains("did you mean 'id'?");
  }

  @Test
  void aDeferredModelWithoutPromisesIsUnknownWithItsReason() {
    Result<Node> bound =
        binder()
            .bind(
                model(
                    "late",
                    new SqlBody.Deferred(
                        "asks the database for rows", Optional.empty(), Optional.empty()),
                    List.of()));

    assertThat(bound.diagnostics()).isEmpty();
    assertThat(reason(columns(bound))).contains("asks the database for rows");
  }

  @Test
  void checksATestAndShowsItWhereItIsDeclared() {
    seed();
    Span declared = Span.at("models/schema.yml", 12, 11);

    Result<Node> bound =
        binder()
            .bind(
                ProductExample.test(
                    "not_null", "select stauts from " + sql("raw"), declared, id("raw")));

    assertThat(bound.diagnostics().getFirst().span()).contains(declared);
    assertThat(bound.diagnostics().getFirst().help()).contains("did you mean 'status'?");
  }

  @Test
  void anEphemeralModelIsPartOfWhoReadsIt() {
    binder().bind(ProductExample.source("src"));
    binder().bind(ProductExample.ephemeral("eph", "select a from " + sql("src"), id("src")));

    Result<Node> bound =
        binder()
            .bind(
                model(
                    "m",
                    "with eph as (select a from "
                        + sql("src")
                        + ") select eph.a, b.extra from eph, "
                        + sql("src")
                        + " b",
                    id("eph")));

    assertThat(bound.diagnostics()).isEmpty();
    assertThat(names(columns(bound))).containsExactly("a", "extra");
  }

  @Test
  void aHookThatMakesAMacroMakesItKnown() {
    seed();
    binder().prepare("create macro cents(x) as x * 100");

    Result<Node> bound =
        binder().bind(model("m", "select cents(id) as c from " + sql("raw"), id("raw")));

    assertThat(bound.diagnostics()).isEmpty();
    assertThat(names(columns(bound))).containsExactly("c");
  }

  @Test
  void aHookThatCannotBeExecutedHereMakesFunctionsUncertain() {
    seed();
    binder().prepare("load some_extension");

    Result<Node> bound =
        binder().bind(model("m", "select st_area(id) as a from " + sql("raw"), id("raw")));

    assertThat(bound.diagnostics()).isEmpty();
    assertThat(reason(columns(bound))).contains("may be made before it runs");
  }

  @Test
  void aModelsOwnHookMakesFunctionsUncertainToo() {
    seed();

    Result<Node> bound =
        binder()
            .bind(
                ProductExample.hooked(
                    "m", "select made_by_hook(id) as a from " + sql("raw"), id("raw")));

    assertThat(bound.diagnostics()).isEmpty();
    assertThat(reason(columns(bound))).contains("may be made before it runs");
  }

  @Test
  void sqlOfAnUnknownMaterializationIsNotRejected() {
    Result<Node> bound =
        binder().bind(ProductExample.materialized("m", "procedure", "call something()"));

    assertThat(bound.diagnostics()).isEmpty();
    assertThat(columns(bound)).isInstanceOf(NodeColumns.Unknown.class);
  }

  @Test
  void anEnforcedContractGivesColumnsTheirTypes() {
    seed();
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
        binder()
            .bind(
                ProductExample.enforced(
                    "m", "select id from " + sql("raw"), List.of(promised), id("raw")));

    assertThat(only(columns(bound), "id").nativeType()).isEqualTo("BIGINT");
  }

  @Test
  void aSnapshotHasItsQuerysColumnsAndItsOwn() {
    seed();

    Result<Node> bound =
        binder().bind(ProductExample.snapshot("snap", "select * from " + sql("raw"), id("raw")));

    assertThat(names(columns(bound)))
        .containsExactly(
            "id", "status", "dbt_scd_id", "dbt_updated_at", "dbt_valid_from", "dbt_valid_to");
  }

  @Test
  void answersQuestionsAboutTheRelationsItSaw() {
    seed();

    assertThat(binder().columns(relation("raw")).map(BinderTest::names))
        .contains(List.of("id", "status"));
    assertThat(binder().columns(relation("missing"))).isEmpty();
  }
}
