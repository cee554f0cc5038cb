package dev.floe.analysis;

import static dev.floe.analysis.ProductExample.id;
import static dev.floe.analysis.ProductExample.model;
import static dev.floe.analysis.ProductExample.sql;
import static dev.floe.analysis.ShadowEngine.columns;
import static dev.floe.analysis.ShadowEngine.names;
import static dev.floe.analysis.ShadowEngine.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.CallFrame;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumns;
import dev.floe.artifacts.SourceRun;
import dev.floe.artifacts.SqlBody;
import dev.floe.artifacts.SqlText;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is a mistake in the SQL of a node, where it is shown, and what is none. */
class BinderMistakesTest {

  @AutoClose private final ShadowEngine engine = new ShadowEngine();

  @Test
  void showsAnUnknownColumnAtTheModelsOwnLine() {
    engine.seed();

    Result<Node> bound =
        engine.binder().bind(model("stg", "select id,\n  stauts\nfrom " + sql("raw"), id("raw")));

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
    engine.seed();
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
        engine.binder().bind(model("stg", new SqlBody.Static(text), List.of(), id("raw")));

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
    engine.seed();
    engine.binder().bind(model("a", "select nope from " + sql("raw"), id("raw")));

    Result<Node> b = engine.binder().bind(model("b", "select x from " + sql("a"), id("a")));
    Result<Node> c = engine.binder().bind(model("c", "select y from " + sql("b"), id("b")));

    assertThat(b.diagnostics()).isEmpty();
    assertThat(c.diagnostics()).isEmpty();
    assertThat(reason(columns(b))).isEqualTo("'a', which it reads, has errors");
    assertThat(reason(columns(c))).isEqualTo("'b', which it reads, has errors");
  }

  @Test
  void tellsKindsOfMistakesApart() {
    engine.seed();
    engine.binder().bind(model("other", "select id, 'x' as note from " + sql("raw"), id("raw")));

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
    return engine.binder().bind(model("m", query, id("raw"), id("other"))).diagnostics().stream()
        .<Object>map(Diagnostic::code)
        .toList();
  }

  @Test
  void aRelationThatIsNoNodeIsAWarningBecauseItMayExist() {
    engine.seed();

    Result<Node> bound =
        engine.binder().bind(model("m", "select * from somewhere.elses_table", id("raw")));

    assertThat(bound.isOk()).isTrue();
    assertThat(bound.diagnostics().getFirst().code()).isEqualTo(AnalysisCode.UNKNOWN_RELATION);
    assertThat(reason(columns(bound))).contains("no node of the product");
  }

  @Test
  void checksATestAndShowsItWhereItIsDeclared() {
    engine.seed();
    Span declared = Span.at("models/schema.yml", 12, 11);

    Result<Node> bound =
        engine
            .binder()
            .bind(
                ProductExample.test(
                    "not_null", "select stauts from " + sql("raw"), declared, id("raw")));

    assertThat(bound.diagnostics().getFirst().span()).contains(declared);
    assertThat(bound.diagnostics().getFirst().help()).contains("did you mean 'status'?");
  }

  @Test
  void anEphemeralModelIsPartOfWhoReadsIt() {
    engine.binder().bind(ProductExample.source("src"));
    engine.binder().bind(ProductExample.ephemeral("eph", "select a from " + sql("src"), id("src")));

    Result<Node> bound =
        engine
            .binder()
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
    engine.seed();
    engine.binder().prepare("create macro cents(x) as x * 100");

    Result<Node> bound =
        engine.binder().bind(model("m", "select cents(id) as c from " + sql("raw"), id("raw")));

    assertThat(bound.diagnostics()).isEmpty();
    assertThat(names(columns(bound))).containsExactly("c");
  }

  @Test
  void aHookThatCannotBeExecutedHereMakesFunctionsUncertain() {
    engine.seed();
    engine.binder().prepare("load some_extension");

    Result<Node> bound =
        engine.binder().bind(model("m", "select st_area(id) as a from " + sql("raw"), id("raw")));

    assertThat(bound.diagnostics()).isEmpty();
    assertThat(reason(columns(bound))).contains("may be made before it runs");
  }

  @Test
  void aModelsOwnHookMakesFunctionsUncertainToo() {
    engine.seed();

    Result<Node> bound =
        engine
            .binder()
            .bind(
                ProductExample.hooked(
                    "m", "select made_by_hook(id) as a from " + sql("raw"), id("raw")));

    assertThat(bound.diagnostics()).isEmpty();
    assertThat(reason(columns(bound))).contains("may be made before it runs");
  }

  @Test
  void sqlOfAnUnknownMaterializationIsNotRejected() {
    Result<Node> bound =
        engine.binder().bind(ProductExample.materialized("m", "procedure", "call something()"));

    assertThat(bound.diagnostics()).isEmpty();
    assertThat(columns(bound)).isInstanceOf(NodeColumns.Unknown.class);
  }
}
