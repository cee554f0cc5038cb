package dev.floe.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.CompiledProduct.Identity;
import dev.floe.artifacts.CompiledProduct.InputFile;
import dev.floe.artifacts.CompiledProduct.InputPort;
import dev.floe.artifacts.CompiledProduct.OutputPort;
import dev.floe.artifacts.CompiledProduct.Schedule;
import dev.floe.artifacts.CompiledProduct.Setting;
import dev.floe.artifacts.CompiledProduct.SettingOrigin;
import dev.floe.artifacts.CompiledProduct.Target;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Span;
import dev.floe.spi.Column;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.ColumnLineage.Input;
import dev.floe.spi.ColumnLineage.Use;
import dev.floe.spi.RelationName;
import dev.floe.spi.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArtifactsJsonTest {

  @Test
  void readsBackWhatItWrote() {
    CompiledProduct product = everything();
    assertThat(ArtifactsJson.read("artifacts.json", ArtifactsJson.write(product)).value())
        .contains(product);
  }

  @Test
  void writesEqualProductsEqually() {
    assertThat(ArtifactsJson.write(everything())).isEqualTo(ArtifactsJson.write(everything()));
  }

  @Test
  void saysThatADamagedFileIsDamaged() {
    byte[] whole = ArtifactsJson.write(everything());
    byte[] torn = Arrays.copyOf(whole, whole.length / 2);
    assertThat(ArtifactsJson.read("artifacts.json", torn).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(ArtifactsCode.DAMAGED);
  }

  @Test
  void refusesADocumentOfAnotherMajorVersion() {
    byte[] foreign = "{\"formatVersion\": \"9.0\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(ArtifactsJson.read("artifacts.json", foreign).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(ArtifactsCode.FOREIGN_VERSION);
  }

  private static NodeColumn plain() {
    return new NodeColumn(
        "name",
        Type.of(Type.Kind.VARCHAR),
        "VARCHAR",
        "",
        List.of(),
        Map.of(),
        new ColumnLineage.Unknown("not bound"),
        Optional.empty());
  }

  private static CompiledProduct everything() {
    RelationName relation = RelationName.of("sales", "gold", "customers");
    Span span = Span.at("models/m.sql", 3, 5);
    NodeInfo info =
        new NodeInfo(
            "model.shop.m",
            "m",
            "shop",
            "models/m.sql",
            List.of("shop", "m"),
            "all of it",
            List.of("b", "a"),
            Map.of("floe", Map.of("layer", "gold", "rank", 3L, "share", 0.5, "on", true)),
            Optional.of(span));
    NodeColumn column =
        new NodeColumn(
            "id",
            new Type.Decimal(18, 3),
            "DECIMAL(18,3)",
            "",
            List.of(),
            Map.of(),
            new ColumnLineage.Known(List.of(new Input(relation, "id", Use.IDENTITY))),
            Optional.empty());
    SqlText sql =
        new SqlText(
            "select 1",
            List.of(
                new SourceRun(7, "models/m.sql", new Position(1, 1), true, List.of()),
                new SourceRun(
                    1,
                    "macros/one.sql",
                    new Position(2, 3),
                    false,
                    List.of(new CallFrame("one", span)))));
    Node model =
        new Node.Model(
            info,
            relation,
            "table",
            Optional.of("gold"),
            new SqlBody.Static(sql),
            new NodeColumns.Bound(List.of(column), List.of()),
            List.of(
                Constraint.of(
                    Constraint.Kind.CHECK, List.of("id"), "id > 0", Optional.of("positive"))),
            List.of("seed.shop.s"),
            Map.of("materialized", "table"));
    Node deferred =
        new Node.Test(
            info,
            new SqlBody.Deferred(
                "asks the database for rows",
                Optional.of(span),
                Optional.of(List.of(Column.unknown("x", "not bound")))),
            List.of("model.shop.m"),
            new TestSpec(
                "unique",
                Optional.of("model.shop.m"),
                List.of("id"),
                Map.of("column_name", "id", "values", Arrays.asList("a", null)),
                "error",
                "!= 0",
                "!= 0",
                "count(*)",
                Optional.of(5L),
                false),
            Map.of());
    Node source =
        new Node.Source(
            info, relation, new NodeColumns.Unknown("not declared", List.of(column, plain())));
    return new CompiledProduct(
        CompiledProduct.FORMAT_VERSION,
        new Identity(Optional.of("sales"), "shop", "1.0.0", "", "team"),
        new Target("dev", false, "duckdb", "sales", Map.of("threads", 4L)),
        List.of(
            new Setting(
                "governance.pii_encryption",
                "required",
                List.of(
                    new SettingOrigin("enterprise acme", Optional.of("e.yaml:3:1"), "required")))),
        List.of(model, deferred, source),
        List.of(new OutputPort("customers", "", "sales.gold.customers", "model.shop.m", Map.of())),
        List.of(
            new InputPort(
                "in", Optional.of("a.b.c"), Optional.empty(), Optional.of("../w"), Map.of())),
        Optional.of(new Schedule("0 */6 * * *", "UTC")),
        List.of(new InputFile("floe.yaml", Digests.sha256(new byte[0]))));
  }
}
