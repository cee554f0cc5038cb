package dev.floe.cli.polaris;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code floe platform catalog} against a server made of Polaris's OpenAPI files. */
class CatalogAccessTest {

  @TempDir private Path folder;
  private PolarisStub polaris;

  @BeforeEach
  void serve() throws IOException {
    polaris = PolarisStub.started();
    write("analysts, access: READ");
  }

  @AfterEach
  void close() {
    if (polaris != null) {
      polaris.close();
    }
  }

  private void write(String goldGrant) throws IOException {
    Files.writeString(
        folder.resolve("manifest.yaml"),
        """
        metadata: {name: acme, version: 1.0.0}
        plugins:
          compute: duckdb
          catalog:
            type: polaris
            config: {uri: "%s", warehouse: acme, client_id: root, client_secret: "${POLARIS_SECRET}"}
          storage: {type: s3, config: {endpoint: "https://s3.acme.example", region: eu-central-1}}
        catalog_structure:
          namespaces:
            - name: silver
              grants:
                - {role: data_engineers, access: READ_WRITE}
            - name: gold
              grants:
                - {role: %s}
        """
            .formatted(polaris.uri(), goldGrant));
  }

  private Typed catalog(String... words) {
    String[] all = new String[words.length + 2];
    all[0] = "platform";
    all[1] = "catalog";
    System.arraycopy(words, 0, all, 2, words.length);
    return Typed.in(folder, Map.of("POLARIS_SECRET", "s3cr3t"), all);
  }

  private static String said(Typed typed) {
    return typed.out() + typed.err();
  }

  @Test
  void showsWhatItWouldDoAndDoesNothing() {
    Typed said = catalog("plan", "--location", "s3://lake/acme");

    assertThat(said.code()).as(said(said)).isZero();
    assertThat(said(said))
        .contains("+ catalog acme at s3://lake/acme")
        .contains("+ namespace gold", "+ namespace silver")
        .contains("+ principal role analysts", "+ catalog role floe_analysts")
        .contains("+ analysts has floe_analysts")
        .contains("+ floe_analysts: TABLE_READ_DATA on gold")
        .contains("+ floe_data_engineers: TABLE_WRITE_DATA on silver")
        .contains("+ namespace floe", "+ floe_data_engineers: TABLE_CREATE on floe")
        .doesNotContain(
            "floe_analysts: TABLE_READ_DATA on floe",
            "floe_analysts: TABLE_WRITE_DATA",
            "floe_analysts: TABLE_READ_DATA on silver");
    assertThat(polaris.changes()).isEmpty();
  }

  @Test
  void doesWhatItShowsAndTheSecondTimeNothing() {
    Typed first = catalog("apply", "--location", "s3://lake/acme");
    assertThat(first.code()).as(said(first)).isZero();
    int changes = polaris.changes().size();

    Typed second = catalog("apply");

    assertThat(polaris.faults()).isEmpty();
    assertThat(said(first)).contains(changes + " changes");
    assertThat(said(second))
        .isEqualTo(
            """
            The catalog acme is as the manifest wants it.
            note: no product of this platform is known here, so access to ports stays as it is
            """);
    assertThat(polaris.changes()).hasSize(changes);
  }

  @Test
  void takesBackWhatIsNoLongerWanted() throws IOException {
    catalog("apply", "--location", "s3://lake/acme");
    write("bi_tools, access: READ");

    Typed said = catalog("apply");

    assertThat(said(said))
        .contains("- floe_analysts: TABLE_READ_DATA on gold")
        .contains("+ floe_bi_tools: TABLE_READ_DATA on gold")
        .doesNotContain("data_engineers");
    assertThat(polaris.faults()).isEmpty();
    assertThat(polaris.grants().get("/catalogs/acme/catalog-roles/floe_analysts/grants")).isEmpty();
  }

  @Test
  void asksWhereACatalogShallBeThatIsNotThere() {
    Typed said = catalog("apply");

    assertThat(said.code()).isEqualTo(3);
    assertThat(said(said)).contains("error[FLOE-CLI-045]", "--location");
    assertThat(polaris.changes()).isEmpty();
  }

  @Test
  void saysThatItIsNotLetIn() {
    Typed said = Typed.in(folder, Map.of("POLARIS_SECRET", "wrong"), "platform", "catalog", "plan");

    assertThat(said.code()).isEqualTo(3);
    assertThat(said(said)).contains("error[FLOE-CLI-045]", "401").doesNotContain("wrong");
  }
}
