package dev.floe.manifest.inherit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Severity;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.inherit.Architecture.Layer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static Architecture architecture(String enterprise, String... domains) {
    Result<Platform> result = Chains.resolve(enterprise, domains);
    assertThat(result.diagnostics()).isEmpty();
    return result.value().orElseThrow().architecture();
  }

  private static List<String> layers(Architecture architecture) {
    return architecture.layers().stream().map(Layer::name).toList();
  }

  @Test
  void isMedallionWithAWarningWhereNobodySaysAnything() {
    Architecture architecture = architecture("");
    assertThat(layers(architecture)).containsExactly("bronze", "silver", "gold");
    assertThat(architecture.enforcement().value()).isEqualTo("warn");
  }

  @Test
  void everyPatternBringsItsLayers() {
    assertThat(layers(architecture("", "data_architecture: kimball\n")))
        .containsExactly("staging", "dimensions", "facts");
    assertThat(layers(architecture("", "data_architecture: {pattern: data_vault}\n")))
        .containsExactly("hubs", "links", "satellites");
    assertThat(layers(architecture("", "data_architecture: {pattern: hybrid}\n"))).isEmpty();
  }

  @Test
  void aHybridLayerExtendsOneThatIsBuiltIn() {
    Layer layer =
        architecture(
                "",
                "data_architecture: {pattern: hybrid, layers: {conformed: {extends: kimball.dimensions,"
                    + " prefix: cd_}}}\n")
            .layer("conformed")
            .orElseThrow();
    assertThat(layer.prefix().value()).isEqualTo("cd_");
    assertThat(layer.requiredTests().value()).contains("scd_validation");
    assertThat(layer.scd().orElseThrow().defaultType().value()).isEqualTo(2);
    assertThat(layer.namespace().value()).isEqualTo("sales.conformed");
  }

  @Test
  void anUnknownLayerToExtendIsReported() {
    Result<Platform> result =
        Chains.resolve(
            "",
            "data_architecture: {pattern: hybrid, layers: {a: {extends: kimball.dimension}}}\n");
    assertThat(result.diagnostics()).hasSize(1);
    assertThat(result.diagnostics().getFirst().help())
        .contains("did you mean 'kimball.dimensions'?");
  }

  @Test
  void layersWrittenForAnotherPatternAreForgotten() {
    String enterprise =
        "data_architecture: {pattern: medallion, layers: {platinum: {prefix: p_}}}\n";
    assertThat(layers(architecture(enterprise, ""))).contains("platinum");
    assertThat(layers(architecture(enterprise, "data_architecture: kimball\n")))
        .containsExactly("staging", "dimensions", "facts");
  }

  @Test
  void globalGatesTightenEveryLayer() {
    Layer bronze =
        architecture(
                "governance: {quality_gates: {required_tests: [unique_pk], bronze_layer:"
                    + " {minimum_coverage: 75, required_documentation: true}}}\n",
                "")
            .layer("bronze")
            .orElseThrow();
    assertThat(bronze.requiredTests().value()).containsExactly("not_null_pk", "unique_pk");
    assertThat(bronze.minimumCoverage().orElseThrow().value()).hasToString("75%");
    assertThat(bronze.requiredDocumentation().value()).isTrue();
  }

  @Test
  void aGateBelowTheLayersOwnChangesNothing() {
    Layer gold =
        architecture("governance: {quality_gates: {gold_layer: {minimum_coverage: 10}}}\n", "")
            .layer("gold")
            .orElseThrow();
    assertThat(gold.minimumCoverage().orElseThrow().value()).hasToString("100%");
  }

  @Test
  void anEnterpriseMayGateLayersThatOnlySomeDomainsHave() {
    assertThat(
            Chains.resolve(
                    "governance: {quality_gates: {gold_layer: {minimum_coverage: 90}}}\n",
                    "data_architecture: kimball\n")
                .diagnostics())
        .isEmpty();
  }

  @Test
  void everyNamespaceLiesInTheDomains() {
    String enterprise = "data_architecture: {layers: {gold: {catalog_namespace: products}}}\n";
    assertThat(architecture(enterprise, "").layer("gold").orElseThrow().namespace().value())
        .isEqualTo("sales.products");
    assertThat(
            Chains.resolve(
                    "",
                    "data_architecture: {layers: {gold: {catalog_namespace: marketing.gold}}}\n")
                .diagnostics())
        .extracting(diagnostic -> diagnostic.code().id())
        .containsExactly("FLOE-INH-014");
  }

  @Test
  void theLongestPrefixDecidesAModelsLayer() {
    Architecture architecture =
        architecture(
            "", "data_architecture: {layers: {raw: {prefix: s_}, gold: {prefix: s_gold_}}}\n");
    assertThat(architecture.layerOfModel("s_gold_orders").orElseThrow().name()).isEqualTo("gold");
    assertThat(architecture.layerOfModel("s_orders").orElseThrow().name()).isEqualTo("raw");
    assertThat(architecture.layerOfModel("stg_orders")).isEmpty();
  }

  @Test
  void theStricterOfTwoGatesHoldsAndBothPlacesAreNamed() {
    Result<Platform> result =
        Chains.resolve(
            """
            data_architecture: {layers: {gold: {quality_gates: {minimum_coverage: 60}}}}
            governance: {quality_gates: {gold_layer: {minimum_coverage: 80}}}
            """);
    assertThat(result.isOk()).isTrue();
    assertThat(coverage(result)).isEqualTo("80%");
    assertThat(result.diagnostics())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.code()).isEqualTo(ManifestCode.GATES_CONTRADICT);
          assertThat(one.severity()).isEqualTo(Severity.WARNING);
          assertThat(one.span().orElseThrow().start().line()).isEqualTo(3);
          assertThat(one.notes().getFirst().span().orElseThrow().start().line()).isEqualTo(4);
          assertThat(one.message()).contains("minimum_coverage 60%", "minimum_coverage 80%");
        });
  }

  private static String coverage(Result<Platform> result) {
    return result
        .value()
        .orElseThrow()
        .architecture()
        .layer("gold")
        .orElseThrow()
        .minimumCoverage()
        .orElseThrow()
        .value()
        .toString();
  }

  @Test
  void aDomainMayTightenTheGateOfALayerButNotBelieveInALooserOne() {
    String layer = "data_architecture: {layers: {gold: {quality_gates: {minimum_coverage: %d}}}}\n";
    String gate = "governance: {quality_gates: {gold_layer: {minimum_coverage: 80}}}\n";
    assertThat(Chains.resolve(gate, layer.formatted(90)).diagnostics()).isEmpty();
    assertThat(Chains.resolve(layer.formatted(60), gate).diagnostics()).isEmpty();
    Result<Platform> looser = Chains.resolve(gate, layer.formatted(60));
    assertThat(coverage(looser)).isEqualTo("80%");
    assertThat(looser.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(ManifestCode.GATES_CONTRADICT);
  }

  @Test
  void documentationCannotBeBothRequiredAndWaived() {
    assertThat(
            Chains.resolve(
                    """
                    governance:
                      quality_gates:
                        required_tests: [documentation]
                        gold_layer: {required_documentation: false}
                    """)
                .diagnostics())
        .extracting(Diagnostic::message)
        .singleElement()
        .asString()
        .contains("required_documentation false contradicts required_tests");
  }
}
