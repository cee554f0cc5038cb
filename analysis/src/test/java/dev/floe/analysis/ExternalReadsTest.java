package dev.floe.analysis;

import static dev.floe.analysis.ProductExample.id;
import static dev.floe.analysis.ProductExample.model;
import static dev.floe.analysis.ProductExample.relation;
import static dev.floe.analysis.ShadowEngine.columns;
import static dev.floe.analysis.ShadowEngine.names;
import static dev.floe.analysis.ShadowEngine.only;
import static dev.floe.analysis.ShadowEngine.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.Node;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.ColumnLineage.Input;
import dev.floe.spi.ColumnLineage.Use;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Sources that are files to the engine. */
class ExternalReadsTest {

  private static final String FILE = "'raw/people.csv'";

  @AutoClose private final ShadowEngine engine = new ShadowEngine();

  private void source(String file, String... columns) {
    Node.Source plain = (Node.Source) ProductExample.source("people", columns);
    engine
        .binder()
        .bind(new Node.Source(plain.info(), plain.relation(), plain.columns(), Optional.of(file)));
  }

  @Test
  void theColumnsThatASourceDeclaresStandForThoseOfItsFile() {
    source(FILE, "email", "id");
    Result<Node> bound =
        engine
            .binder()
            .bind(model("contacts", "select email as mail, 1 as one from " + FILE, id("people")));
    assertThat(bound.diagnostics()).isEmpty();
    assertThat(names(columns(bound))).containsExactly("mail", "one");
    assertThat(only(columns(bound), "mail").lineage())
        .isEqualTo(
            new ColumnLineage.Known(List.of(new Input(relation("people"), "email", Use.IDENTITY))));
  }

  @Test
  void aFunctionThatReadsFilesIsNoDifferentAndMayHaveAnAlias() {
    source("read_csv('raw/*.csv', union_by_name = true)", "email");
    Result<Node> bound =
        engine
            .binder()
            .bind(
                model(
                    "contacts",
                    "select p.email, q.email as other from read_csv('raw/*.csv', union_by_name ="
                        + " true) p join read_csv('raw/*.csv', union_by_name = true) q using (id)",
                    id("people")));
    assertThat(names(columns(bound))).containsExactly("email", "other");
  }

  @Test
  void everythingOfAFileIsStillUnknownAndSaysWhy() {
    source(FILE, "email");
    Result<Node> bound =
        engine.binder().bind(model("contacts", "select * from " + FILE, id("people")));
    assertThat(bound.diagnostics()).isEmpty();
    assertThat(reason(columns(bound))).contains("of which not every column is known");
  }

  @Test
  void whatBindsOnlyToTheFileIsNotRejected() {
    source("'raw/persons_v2.csv'", "email");
    Result<Node> bound =
        engine
            .binder()
            .bind(
                model(
                    "contacts", "select persons_v2.email from 'raw/persons_v2.csv'", id("people")));
    assertThat(bound.diagnostics()).isEmpty();
    assertThat(reason(columns(bound))).contains("files are not opened before the run");
  }

  @Test
  void aSlipInADeclaredColumnIsShownWhereItWasWritten() {
    source(FILE, "email", "country");
    Result<Node> bound =
        engine
            .binder()
            .bind(
                model(
                    "contacts",
                    "select email\nfrom " + FILE + " where contry = 'FR'",
                    id("people")));
    assertThat(bound.diagnostics())
        .singleElement()
        .satisfies((Diagnostic one) -> {
          assertThat(one.code()).isEqualTo(AnalysisCode.UNDECLARED_COLUMN);
          Span place = one.span().orElseThrow();
          assertThat(place.start().line()).isEqualTo(2);
          assertThat(place.start().column()).isEqualTo("from 'raw/people.csv' where c".length());
        });
  }
}
