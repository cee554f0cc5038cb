package dev.floe.cli.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import dev.floe.cli.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainModelTest {

  @TempDir private Path work;
  private Path product;

  @BeforeEach
  void project() throws IOException {
    product = work.resolve("accounts");
    Folders.copy(Path.of("src/test/resources/reports/two_tiers"), product);
  }

  @Test
  void namesEveryPolicyWithItsTierItsPlaceAndWhetherItHolds() {
    Typed typed = Typed.in(product, "explain", "--model", "silver_customers");
    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .startsWith("silver_customers  silver layer, models/silver_customers.sql\n")
        .containsPattern(
            "holds +silver layer: unique_pk +unique-pk +platform acme +manifest.yaml:18:")
        .containsPattern(
            "fails +silver layer: freshness +freshness +platform acme +manifest.yaml:18:")
        .contains("✗ freshness: silver_customers missing freshness test")
        .doesNotContain("stg_orders");
  }

  @Test
  void saysTheSameToPrograms() {
    JsonNode json = json("stg_orders");
    assertThat(json.path("model").asString()).isEqualTo("model.accounts.stg_orders");
    Map<String, String> states = new HashMap<>();
    json.path("policies")
        .forEach(policy -> {
          states.put(policy.path("rule").asString(), policy.path("state").asString());
          assertThat(policy.at("/demandedBy/file").asString()).isEqualTo("manifest.yaml");
          assertThat(policy.at("/demandedBy/line").asInt()).isPositive();
        });
    assertThat(states)
        .containsEntry("naming-convention", "fails")
        .containsEntry("naming-case", "holds");
  }

  @Test
  void namesWhatIsWaivedAndByWhom() throws IOException {
    append(
        """
        governance:
          waivable: [naming-convention]
          waivers:
            - name: old-names
              rule: naming-convention
              subject: "stg_*"
              owner: team@acme.com
              reason: Renamed in May
              expires: "2999-12-31"
        """);
    assertThat(Typed.in(product, "explain", "--model", "stg_orders").out())
        .containsPattern("waived +medallion naming")
        .contains("waived by team@acme.com until 2999-12-31: Renamed in May");
  }

  @Test
  void namesWhatIsOffAndByWhom() throws IOException {
    append("governance: {rules: {layer-order: \"off\"}}\n");
    assertThat(Typed.in(product, "explain", "--model", "stg_orders").out())
        .containsPattern("layer-order: off by platform acme \\(manifest.yaml:\\d+:\\d+\\)");
    assertThat(json("stg_orders").path("off").toString()).contains("layer-order");
  }

  @Test
  void proposesTheModelThatWasMeant() {
    Typed typed = Typed.in(product, "explain", "--model", "silver_customer");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("FLOE-CLI-015").contains("did you mean 'silver_customers'?");
  }

  @Test
  void isASettingOrAModel() {
    assertThat(Typed.in(product, "explain", "--model", "stg_orders", "governance").err())
        .contains("FLOE-CLI-005");
    assertThat(Typed.in(product, "explain").err()).contains("FLOE-CLI-003");
  }

  private JsonNode json(String model) {
    return JsonMapper.shared()
        .readTree(Typed.in(product, "explain", "--model", model, "--output", "json").out());
  }

  private void append(String yaml) throws IOException {
    Path manifest = product.resolve("manifest.yaml");
    Files.writeString(manifest, Files.readString(manifest) + yaml);
  }
}
