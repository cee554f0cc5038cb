package dev.floe.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.TwoProducts;
import dev.floe.cli.Typed;
import dev.floe.cli.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Audits that compile nothing. */
class StoredProductsTest {

  private static final String PRODUCT = "marketing/campaign-attribution";

  @TempDir private Path work;

  private Path compiled() throws IOException {
    Path acme = work.resolve("acme");
    Folders.copy(Path.of("src/test/resources/reports/three_tiers"), acme);
    Typed typed = Typed.in(acme.resolve(PRODUCT), "compile");
    assertThat(typed.code()).as(typed.err()).isZero();
    return acme;
  }

  @Test
  void saysOfArtifactsWhatItSaysOfTheProductTheyCameFrom() throws IOException {
    Path acme = compiled();
    JsonNode fresh = audit(acme, "marketing", "--no-log");
    JsonNode stored = audit(acme, "marketing", "--no-log", "--stored");
    assertThat(stored.path("policies")).isEqualTo(fresh.path("policies")).isNotEmpty();
    assertThat(stored.path("products").path(0).path("name"))
        .isEqualTo(fresh.path("products").path(0).path("name"));
  }

  @Test
  void judgesByTheManifestsAsTheyAreNow() throws IOException {
    Path acme = compiled();
    Path enterprise = acme.resolve("enterprise-manifest.yaml");
    Files.writeString(
        enterprise,
        Files.readString(enterprise)
            .replace("governance:\n", "governance:\n" + "  ports: {required: [description]}\n"));
    JsonNode stored = audit(acme, "marketing", "--no-log", "--stored");
    assertThat(stored.path("products").path(0).path("findings").path(0).path("code").asString())
        .isEqualTo("FLOE-GOV-131");
  }

  @Test
  void saysWhatIsNotCompiledOrHasChangedSince() throws IOException {
    Path acme = compiled();
    Path model = acme.resolve(PRODUCT).resolve("models/gold_customer_interactions.sql");
    Files.writeString(model, Files.readString(model) + "\n-- changed\n");
    assertThat(Typed.in(acme, "audit", "marketing", "--stored", "--no-log").out())
        .contains("models/gold_customer_interactions.sql has changed since");
    assertThat(Typed.in(acme, "audit", "finance", "--stored", "--no-log").out())
        .contains("FLOE-CLI-014: there are no artifacts to judge");
  }

  @Test
  void judgesTheNewestVersionsOfARegistry() {
    TwoProducts mesh = new TwoProducts(work).published();
    mesh.orders("1.1.0", "select 1 as order_id, 'a@b.c' as email, 11 as amount")
        .done("orders", "product", "register");
    Typed typed = mesh.floe("orders", "audit", "--registered", "--no-log");
    assertThat(typed.out()).as(typed.err()).contains("2 products; of ").contains(", 0 fail");
    assertThat(mesh.floe("orders", "audit", "--registered", "--no-log", "--output", "json").out())
        .contains("\"version\": \"1.1.0\"")
        .doesNotContain("mistakes\": [\n");
  }

  private static JsonNode audit(Path folder, String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "audit";
    System.arraycopy(more, 0, arguments, 1, more.length);
    arguments[more.length + 1] = "--output";
    arguments[more.length + 2] = "json";
    return JsonMapper.shared().readTree(Typed.in(folder, arguments).out());
  }
}
