package dev.floe.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.floe.cli.Typed;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifReportTest {

  private static final Path CASES = Path.of("src/test/resources/reports");

  @TempDir private Path work;
  private Path product;

  @BeforeEach
  void project() throws IOException {
    product = Projects.copy(CASES.resolve("two_tiers"), work.resolve("a checkout"));
  }

  @Test
  void isValidAgainstTheOfficialSchema() throws IOException {
    Schema validator =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(schema(), InputFormat.JSON);
    writeException();
    List<Error> errors =
        validator.validate(sarif("--baseline", "use").toString(), InputFormat.JSON);
    assertThat(errors).isEmpty();
  }

  /** OASIS's own, as a library for SARIF carries it. */
  private static String schema() throws IOException {
    try (InputStream schema =
        SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What the standard demands in words. */
  @Test
  void hasWhatEveryReaderNeeds() {
    JsonNode log = sarif();
    assertThat(log.path("version").asString()).isEqualTo("2.1.0");
    JsonNode run = log.path("runs").path(0);
    JsonNode driver = run.path("tool").path("driver");
    assertThat(driver.path("name").asString()).isEqualTo("floe");
    JsonNode rules = driver.path("rules");
    Set<String> ids = new HashSet<>();
    rules.forEach(rule -> {
      assertThat(ids.add(rule.path("id").asString())).as("rule ids are unique").isTrue();
      assertThat(rule.path("help").path("text").asString()).contains("## Bad example");
      assertThat(rule.path("shortDescription").path("text").asString()).endsWith(".");
    });
    assertThat(run.path("results")).hasSize(2);
    run.path("results")
        .forEach(result -> {
          String rule = rules.path(result.path("ruleIndex").asInt()).path("id").asString();
          assertThat(result.path("ruleId").asString()).isEqualTo(rule);
          assertThat(result.path("message").path("text").asString()).isNotBlank();
          assertThat(result.path("level").asString()).isEqualTo("error");
          JsonNode physical = result.path("locations").path(0).path("physicalLocation");
          String address = physical.path("artifactLocation").path("uri").asString();
          assertThat(URI.create(address).isAbsolute()).isFalse();
          assertThat(address).startsWith("models/");
          assertThat(physical.path("region").path("startLine").asInt()).isPositive();
          assertThat(run.path("originalUriBaseIds").path("SRCROOT").isObject()).isTrue();
          assertThat(
                  result.path("relatedLocations").path(0).path("message").path("text").asString())
              .isEqualTo("demanded here");
        });
  }

  @Test
  void knowsAFindingAgainWhenItsLineHasMoved() throws IOException {
    List<String> before = texts(sarif(), "/partialFingerprints/floeFinding~1v1");
    List<String> lines = texts(sarif(), "/locations/0/physicalLocation/region/startLine");
    Path properties = product.resolve("models/models.yml");
    Files.writeString(properties, "# one\n# two\n" + Files.readString(properties));
    assertThat(texts(sarif(), "/partialFingerprints/floeFinding~1v1")).isEqualTo(before);
    assertThat(texts(sarif(), "/locations/0/physicalLocation/region/startLine"))
        .isNotEqualTo(lines);
  }

  @Test
  void suppressesWhatIsWaivedAndWhatWasKnown() throws IOException {
    writeException();
    JsonNode log = sarif("--baseline", "use");
    assertThat(texts(log, "/suppressions/0/justification"))
        .containsExactlyInAnyOrder(
            "waived as 'old-names' by team@acme.com until 2999-12-31: Renamed in May",
            "known when the product's baseline was taken");
    assertThat(texts(log, "/suppressions/0/kind")).containsOnly("external");
    assertThat(log.at("/runs/0/invocations/0/exitCode").asInt()).isZero();
  }

  @Test
  void namesFilesRelativeToTheRootOfTheCheckout() throws IOException {
    Path deep = Projects.copy(CASES.resolve("three_tiers"), work.resolve("mesh"));
    Typed typed = Projects.at(deep.resolve("sales/customer-360"), "compile", "--output", "sarif");
    JsonNode log = JsonMapper.shared().readTree(typed.out());
    assertThat(texts(log, "/locations/0/physicalLocation/artifactLocation/uri"))
        .containsOnly("sales/customer-360/floe.yaml");
  }

  @Test
  void placesWhatHasNoPlaceInTheProductsDocument() throws IOException {
    Path manifest = product.resolve("manifest.yaml");
    Files.writeString(
        manifest,
        Files.readString(manifest) + "governance: {quality_gates: {minimum_test_coverage: 99}}\n");
    assertThat(texts(sarif(), "/locations/0/physicalLocation/artifactLocation/uri"))
        .contains("floe.yaml");
  }

  /** One finding is waived, the other one in the baseline. */
  private void writeException() throws IOException {
    Path manifest = product.resolve("manifest.yaml");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            + """
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
    assertThat(Projects.at(product, "compile", "--baseline", "write").code()).isEqualTo(1);
  }

  private JsonNode sarif(String... more) {
    List<String> arguments = new ArrayList<>(List.of("compile", "--output", "sarif"));
    arguments.addAll(List.of(more));
    return JsonMapper.shared()
        .readTree(Projects.at(product, arguments.toArray(String[]::new)).out());
  }

  /** What a pointer leads to in each result; absent ones left out. */
  private static List<String> texts(JsonNode log, String pointer) {
    List<String> texts = new ArrayList<>();
    log.at("/runs/0/results")
        .forEach(result -> {
          if (!result.at(pointer).isMissingNode()) {
            texts.add(result.at(pointer).asString());
          }
        });
    return texts;
  }
}
