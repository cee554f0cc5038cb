package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitTest {

  @TempDir Path folder;

  @Test
  void writesAProductWithAPlatformOfItsOwn() {
    Typed typed = Typed.in(folder, "init", "My Shop");

    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .contains("+ floe.yaml", "+ manifest.yaml", "Next: cd My Shop && floe run");
    Path product = folder.resolve("My Shop");
    assertThat(product.resolve("floe.yaml"))
        .content()
        .contains("name: my-shop", "ref: ./manifest.yaml");
    assertThat(product.resolve("models/gold/gold_customer_revenue.sql"))
        .content()
        .contains("{{ ref('silver_orders') }}");
    assertThat(product).isDirectoryRecursivelyContaining("glob:**/raw_orders.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"medallion", "kimball", "data_vault"})
  void anExampleOfEachPatternRunsAndIsFreeOfFindings(String pattern) {
    assertThat(Typed.in(folder, "init", "shop", "--pattern", pattern).code()).isZero();
    Typed run = Typed.in(folder.resolve("shop"), "run");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Published as generation 1.").doesNotContain("WARNING");
    assertThat(folder.resolve("shop/manifest.yaml")).content().contains("pattern: " + pattern);
  }

  @Test
  void refusesAPatternThereIsNotAndOneWithAPlatform() throws IOException {
    Typed unknown = Typed.in(folder, "init", "shop", "--pattern", "kimbal");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("did you mean 'kimball'?");
    Typed both =
        Typed.in(folder, "init", "shop", "--pattern", "kimball", "--platform", "acme:v1.0.0");
    assertThat(both.code()).isEqualTo(2);
    Files.writeString(folder.resolve("dbt_project.yml"), "name: shop\n");
    assertThat(Typed.in(folder, "init", "--pattern", "kimball").code()).isEqualTo(2);
    assertThat(folder.toFile().list()).containsExactly("dbt_project.yml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"medallion", "kimball", "data_vault"})
  void leavesNoWordUnfilled(String pattern) throws IOException {
    Typed.in(folder, "init", "--pattern", pattern);
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern("@[a-z]+@"));
    }
  }

  @Test
  void refersToAManifestFromTheProductsOwnFolder() throws IOException {
    Files.createDirectories(folder.resolve("platform"));
    Files.writeString(folder.resolve("platform/manifest.yaml"), "kind: Manifest\n");

    Typed.in(folder, "init", "products/shop", "--platform", "platform/manifest.yaml");

    assertThat(folder.resolve("products/shop/floe.yaml"))
        .content()
        .contains("ref: ../../platform/manifest.yaml");
    assertThat(folder.resolve("products/shop/manifest.yaml")).doesNotExist();
  }

  @Test
  void keepsAReferenceToARegistryAsItIs() {
    Typed.in(folder, "product", "init", "shop", "--domain=sales:v2.1.0");
    assertThat(folder.resolve("shop/floe.yaml")).content().contains("ref: sales:v2.1.0");
  }

  @Test
  void addsToADbtProjectOnlyWhatIsMissing() throws IOException {
    Files.writeString(folder.resolve("dbt_project.yml"), "name: shop\n");
    Files.writeString(folder.resolve("manifest.yaml"), "kind: Manifest\n");

    Typed typed = Typed.in(folder, "init");

    assertThat(typed.out()).contains("+ floe.yaml", "= manifest.yaml (kept)");
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("dbt_project.yml", "manifest.yaml", "floe.yaml");
    assertThat(folder.resolve("dbt_project.yml")).hasContent("name: shop\n");
    assertThat(folder.resolve("manifest.yaml")).hasContent("kind: Manifest\n");
  }

  @Test
  void addsNothingToAProduct() {
    Typed.in(folder, "init", "--name", "shop");

    Typed again = Typed.in(folder, "init");

    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("a data product already").doesNotContain("+ ");
  }

  @Test
  void refusesTwoManifests() {
    Typed typed = Typed.in(folder, "init", "--platform", "a.yaml", "--domain", "b.yaml");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(folder.toFile().list()).isEmpty();
  }

  @Test
  void refusesAManifestThatIsNeitherAFileNorAReference() {
    Typed typed = Typed.in(folder, "init", "--domain", "sales", "shop");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err())
        .contains("'sales' is neither a manifest's file nor a reference", "sales:v1.0.0");
    assertThat(folder.resolve("shop")).doesNotExist();
  }

  @Test
  void writesThePathOfAManifestThatIsNotThereYetAsTheProductSeesIt() throws IOException {
    Typed typed = Typed.in(folder, "init", "--platform", "platform/manifest.yaml", "shop");

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(folder.resolve("shop/floe.yaml")).content().contains("../platform/manifest.yaml");
  }

  @Test
  void compilingWritesTheArtifactsWhereAVariableSaysAsWell() {
    Typed.in(folder, "init", "shop");

    Typed typed =
        Typed.in(
            folder.resolve("shop"),
            Map.of("FLOE_ARTIFACTS_PATH", "../mounted/artifacts.json"),
            "compile");

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(folder.resolve("mounted/artifacts.json"))
        .hasSameBinaryContentAs(folder.resolve("shop/.floe/artifacts.json"));
  }
}
