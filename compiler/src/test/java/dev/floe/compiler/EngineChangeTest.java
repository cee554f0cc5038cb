package dev.floe.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.CompiledProduct.Target;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlBody;
import dev.floe.artifacts.SqlText;
import dev.floe.compute.duckdb.DuckDbComputePlugin;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.manifest.inherit.Platform;
import dev.floe.spi.ComputePlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineChangeTest {

  private static final List<ComputePlugin> PLUGINS = List.of(new DuckDbComputePlugin());

  @TempDir private Path folder;

  private Compilation compiled() throws IOException {
    Files.createDirectories(folder.resolve("models"));
    Files.writeString(
        folder.resolve("floe.yaml"),
        "platform: {ref: ./manifest.yaml}\ntransforms: [{type: dbt, path: models/}]\n");
    Files.writeString(folder.resolve("manifest.yaml"), "plugins: {compute: duckdb}\n");
    Files.writeString(folder.resolve("models/orders.sql"), "select 1 as id\n");
    return Compiled.product(folder).value().orElseThrow();
  }

  /** The product as if another engine had compiled it, its model being a query. */
  private static CompiledProduct elsewhere(CompiledProduct product, String query) {
    List<Node> nodes =
        product.nodes().stream()
            .map(node ->
                node instanceof Node.Model model
                    ? model.with(new SqlBody.Static(SqlText.unmapped(query)))
                    : node)
            .toList();
    Target target = product.target();
    return new CompiledProduct(
        product.formatVersion(),
        product.product(),
        new Target(
            target.environment(),
            target.production(),
            "elsewhere",
            target.catalog(),
            target.config()),
        product.settings(),
        nodes,
        product.outputPorts(),
        product.inputPorts(),
        product.schedule(),
        product.inputs());
  }

  @Test
  void theStoredSqlIsBoundOnTheEngineToBe() throws IOException {
    Compilation compilation = compiled();
    Platform platform = compilation.documents().platform();
    assertThat(
            EngineChange.broken(
                elsewhere(compilation.product(), "select to_tsvector('a') as v"),
                platform,
                PLUGINS))
        .singleElement()
        .satisfies((Diagnostic one) -> {
          assertThat(one.code().id()).isEqualTo("FLOE-SQL-004");
          assertThat(one.subject()).startsWith("model.").endsWith(".orders");
          assertThat(one.message()).contains("to_tsvector");
        });
    assertThat(
            EngineChange.broken(
                elsewhere(compilation.product(), "select 2 as id"), platform, PLUGINS))
        .isEmpty();
  }

  @Test
  void nothingIsBoundWhereTheEngineStays() throws IOException {
    Compilation compilation = compiled();
    assertThat(
            EngineChange.broken(compilation.product(), compilation.documents().platform(), PLUGINS))
        .isEmpty();
  }
}
