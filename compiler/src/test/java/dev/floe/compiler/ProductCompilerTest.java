package dev.floe.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.ArtifactsJson;
import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.artifacts.NodeColumns;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductCompilerTest {

  private static final Path MESH =
      Path.of(System.getProperty("floe.root"), "examples", "acme-mesh").toAbsolutePath();

  private static final String WITHOUT_GATES =
      """
      data_architecture:
        pattern: medallion
        layers:
          bronze: {quality_gates: {required_tests: [], minimum_coverage: 0}}
          silver: {quality_gates: {required_tests: [], minimum_coverage: 0}}
          gold: {quality_gates: {required_tests: [], minimum_coverage: 0}}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "domains/sales/products/order-history",
        "domains/sales/products/customer-360",
        "domains/marketing/products/campaign-performance",
        "domains/finance/products/revenue-metrics"
      })
  void compilesTheProductsOfTheExampleMesh(String product) {
    Result<Compilation> compiled = Compiled.product(MESH.resolve(product));
    assertThat(compiled.diagnostics().stream().filter(Diagnostic::isError)).isEmpty();
    assertThat(compiled.value().orElseThrow().product().nodes())
        .filteredOn(node -> node instanceof Node.Model)
        .allSatisfy(node ->
            assertThat(((Node.Model) node).columns()).isInstanceOf(NodeColumns.Bound.class));
  }

  @Test
  void namesRelationsByTheirLayer() {
    CompiledProduct product =
        Compiled.product(MESH.resolve("domains/sales/products/order-history"))
            .value()
            .orElseThrow()
            .product();
    assertThat(model(product, "sales_gold_customers").relation())
        .hasToString("sales.gold.customers");
  }

  @Test
  void knowsTheColumnsOfAnotherProductsPort() {
    CompiledProduct product =
        Compiled.product(MESH.resolve("domains/marketing/products/campaign-performance"))
            .value()
            .orElseThrow()
            .product();
    assertThat(product.nodes())
        .filteredOn(Node.Source.class::isInstance)
        .singleElement()
        .satisfies(node -> {
          Node.Source source = (Node.Source) node;
          assertThat(source.relation().database()).contains("sales__order-history");
          assertThat(source.columns().known().orElseThrow())
              .extracting(NodeColumn::name)
              .contains("order_id", "customer_id");
        });
  }

  @Test
  void compilesEqualInputsToEqualBytes() {
    Path product = MESH.resolve("domains/finance/products/revenue-metrics");
    assertThat(bytes(product)).isEqualTo(bytes(product));
  }

  @Test
  void readsBackWhatItCompiled() {
    CompiledProduct product =
        Compiled.product(MESH.resolve("domains/finance/products/revenue-metrics"))
            .value()
            .orElseThrow()
            .product();
    assertThat(ArtifactsJson.read("artifacts.json", ArtifactsJson.write(product)).value())
        .contains(product);
  }

  @Test
  void compilesATwoTierProductWithoutAProjectFile() {
    Compilation compiled = small(Map.of("models/bronze_orders.sql", "select 1 as order_id"));
    assertThat(model(compiled.product(), "bronze_orders").relation())
        .hasToString("floe.bronze.orders");
    assertThat(compiled.stages())
        .extracting(Stage::title)
        .containsExactly(
            "Loading platform artifacts",
            "Validating naming conventions",
            "Validating quality gates",
            "Compilation SUCCESSFUL");
  }

  @Test
  void findsWhatIsWrongWithTheLaterRunsOfAnIncrementalModel() {
    Result<Compilation> compiled =
        result(
            Map.of(
                "models/bronze_orders.sql",
                """
                {{ config(materialized='incremental') }}
                select 1 as order_id, date '2026-01-01' as day
                {% if is_incremental() %}
                where day > (select max(da) from {{ this }})
                {% endif %}
                """));
    assertThat(compiled.diagnostics())
        .filteredOn(Diagnostic::isError)
        .singleElement()
        .satisfies(found -> {
          assertThat(found.message()).contains("da");
          assertThat(found.span().orElseThrow().start().line()).isEqualTo(4);
        });
  }

  @Test
  void findsAnUnknownColumnInTheModelsOwnLine() {
    Result<Compilation> compiled =
        result(
            Map.of(
                "models/bronze_orders.sql", "select 1 as order_id",
                "models/silver_orders.sql", "select\n  ordr_id\nfrom {{ ref('bronze_orders') }}"));
    assertThat(compiled.diagnostics())
        .singleElement()
        .satisfies(found -> {
          assertThat(found.span()).hasToString("Optional[models/silver_orders.sql:2:3]");
          assertThat(found.help().orElseThrow()).contains("order_id");
        });
  }

  @Test
  void reportsAPortThatNoModelMakes() {
    Result<Compilation> compiled =
        result(
            Map.of(
                "floe.yaml",
                """
                platform: {ref: ./manifest.yaml}
                output_ports:
                  - {name: orders, table: gold.ordres}
                transforms: [{type: dbt, path: models/}]
                """,
                "models/gold_orders.sql",
                "select 1 as order_id"));
    assertThat(compiled.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(CompilerCode.PORT_WITHOUT_MODEL);
  }

  @Test
  void reportsProductsThatConsumeEachOther() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("floe-workspace.yaml", "folders: [a, b]\n");
    files.put("enterprise.yaml", "scope: enterprise\nmetadata: {name: acme}\n");
    files.put(
        "manifest.yaml",
        """
        scope: domain
        metadata: {name: shop-domain}
        parent: {ref: ./enterprise.yaml}
        domain: {name: shop}
        """
            + WITHOUT_GATES);
    for (String name : new String[] {"a", "b"}) {
      String other = name.equals("a") ? "b" : "a";
      files.put(
          name + "/floe.yaml",
          """
          metadata: {name: %s}
          platform: {ref: ../manifest.yaml}
          input_ports:
            - {name: in, source: {type: data_product, ref: shop.%s.out}}
          output_ports:
            - {name: out, table: shop.gold.out}
          transforms: [{type: dbt, path: models/}]
          """
              .formatted(name, other));
      files.put(name + "/models/gold_out.sql", "select 1 as id");
    }
    Result<Compilation> compiled = Compiled.product(Compiled.folder(folder, files).resolve("b"));
    assertThat(compiled.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(CompilerCode.PROVIDER_CYCLE);
  }

  private Compilation small(Map<String, String> files) {
    Result<Compilation> compiled = result(files);
    assertThat(compiled.diagnostics()).isEmpty();
    return compiled.value().orElseThrow();
  }

  private Result<Compilation> result(Map<String, String> files) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("manifest.yaml", WITHOUT_GATES);
    all.put(
        "floe.yaml",
        "platform: {ref: ./manifest.yaml}\ntransforms: [{type: dbt, path: models/}]\n");
    all.putAll(files);
    return Compiled.product(Compiled.folder(folder, all));
  }

  private static byte[] bytes(Path product) {
    return ArtifactsJson.write(Compiled.product(product).value().orElseThrow().product());
  }

  private static Node.Model model(CompiledProduct product, String name) {
    return product.nodes().stream()
        .filter(Node.Model.class::isInstance)
        .map(Node.Model.class::cast)
        .filter(model -> model.info().name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
