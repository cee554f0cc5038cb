package dev.floe.cli.polaris;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Access to single ports of the products of two domains that share a Polaris. */
class PortGrantsTest {

  @TempDir private Path folder;
  private PolarisStub polaris;

  @BeforeEach
  void serve() throws IOException {
    polaris = PolarisStub.started();
    write(
        "enterprise-manifest.yaml",
        """
        scope: enterprise
        metadata: {name: acme, version: 1.0.0}
        plugins:
          compute: duckdb
          catalog:
            type: polaris
            config: {uri: "%s", warehouse: acme, client_id: root, client_secret: "${POLARIS_SECRET}"}
        domains:
          - {name: sales, namespace: sales}
          - {name: marketing, namespace: marketing}
        """
            .formatted(polaris.uri()));
    domain("sales");
    domain("marketing");
    product("sales", "customers", "{grants: [{domain: marketing}, {role: analysts}]}");
    product("marketing", "campaigns", "{grants: [{role: analysts, access: read_write}]}");
  }

  @AfterEach
  void close() {
    if (polaris != null) {
      polaris.close();
    }
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void domain(String name) throws IOException {
    write(
        name + "/domain-manifest.yaml",
        """
        scope: domain
        metadata: {name: %1$s-domain, version: 1.0.0}
        parent: {ref: ../enterprise-manifest.yaml}
        domain: {name: %1$s, namespace: %1$s}
        catalog_structure:
          namespaces:
            - {name: gold, grants: [{role: analysts, access: read}]}
        """
            .formatted(name));
  }

  private void product(String domain, String name, String access) throws IOException {
    String product = domain + "/" + name + "/";
    write(product + "models/gold_" + name + ".sql", "select 1 as id");
    write(
        product + "floe.yaml",
        """
        metadata: {name: %s, version: 1.0.0}
        domain: {ref: ../domain-manifest.yaml}
        output_ports: [{name: %s, table: %s.gold.%s, access: %s}]
        transforms: [{type: dbt, path: models}]
        """
            .formatted(name, name, domain, name, access));
    Typed compiled = floe("compile", "--project-dir", product);
    assertThat(compiled.code()).as(said(compiled)).isZero();
  }

  private void published(String domain, String name) {
    polaris.publish("tables", domain, "gold", name);
    polaris.publish("views", domain, name, name);
  }

  private Typed floe(String... words) {
    return Typed.in(folder, Map.of("POLARIS_SECRET", "s3cr3t"), words);
  }

  private String catalog(String what, String domain, String... more) {
    List<String> words = new ArrayList<>(List.of("platform", "catalog", what));
    words.addAll(List.of("--manifest", domain + "/domain-manifest.yaml"));
    words.addAll(List.of("--location", "s3://lake/acme"));
    words.addAll(List.of(more));
    Typed typed = floe(words.toArray(String[]::new));
    assertThat(typed.code()).as(said(typed)).isZero();
    assertThat(polaris.faults()).isEmpty();
    return said(typed);
  }

  private static String said(Typed typed) {
    return typed.out() + typed.err();
  }

  private List<String> granted(String role) {
    return polaris
        .grants()
        .getOrDefault("/catalogs/acme/catalog-roles/%s/grants".formatted(role), List.of())
        .stream()
        .map(grant -> grant.path("privilege").asString() + " " + place(grant))
        .toList();
  }

  private static String place(tools.jackson.databind.JsonNode grant) {
    List<String> levels = new ArrayList<>();
    grant.path("namespace").forEach(level -> levels.add(level.asString()));
    for (String name : List.of("tableName", "viewName")) {
      if (grant.has(name)) {
        levels.add(grant.path(name).asString());
      }
    }
    return String.join(".", levels);
  }

  @Test
  void givesThoseWhoMayReadAPortItsTableAndItsViewAndNothingElse() {
    catalog("apply", "sales");
    published("sales", "customers");

    catalog("apply", "sales");

    assertThat(granted("floe_domain.marketing"))
        .containsExactlyInAnyOrder(
            "TABLE_READ_DATA sales.gold.customers",
            "TABLE_READ_PROPERTIES sales.gold.customers",
            "VIEW_READ_PROPERTIES sales.customers.customers");
    assertThat(granted("floe_domain.sales")).contains("TABLE_READ_DATA sales.gold.customers");
    assertThat(granted("floe_product.sales.customers"))
        .contains(
            "TABLE_WRITE_DATA sales.gold",
            "VIEW_CREATE sales.customers",
            "TABLE_WRITE_DATA floe.sales");
    assertThat(catalog("plan", "sales")).startsWith("The catalog acme is as the manifest wants it");
  }

  @Test
  void writingIsGivenWhereAPortGrantsIt() {
    catalog("apply", "marketing");
    published("marketing", "campaigns");

    assertThat(catalog("apply", "marketing"))
        .contains("+ floe_analysts: TABLE_WRITE_DATA on table marketing.gold.campaigns");
  }

  @Test
  void saysThatATableIsNotThereYet() {
    assertThat(catalog("plan", "sales"))
        .contains("note: the table sales.gold.customers is not published yet")
        .doesNotContain("TABLE_READ_DATA on table");
  }

  @Test
  void aDomainTakesNothingBackFromAnother() {
    for (String domain : List.of("sales", "marketing")) {
      catalog("apply", domain);
      published(domain, domain.equals("sales") ? "customers" : "campaigns");
      catalog("apply", domain);
    }

    assertThat(catalog("plan", "sales")).startsWith("The catalog acme is as the manifest wants it");
    assertThat(granted("floe_analysts"))
        .contains("TABLE_READ_DATA sales.gold", "TABLE_READ_DATA marketing.gold");
  }

  @Test
  void takesBackWhatAPortNoLongerGrants() throws IOException {
    catalog("apply", "sales");
    published("sales", "customers");
    catalog("apply", "sales");
    product("sales", "customers", "{default: allow}");

    assertThat(catalog("apply", "sales"))
        .contains(
            "- floe_domain.marketing: TABLE_READ_DATA on table sales.gold.customers",
            "+ floe_everyone: TABLE_READ_DATA on table sales.gold.customers");
    assertThat(granted("floe_domain.marketing")).isEmpty();
  }

  @Test
  void leavesPortsAloneWhoseProductsItDoesNotSee() throws IOException {
    catalog("apply", "sales");
    published("sales", "customers");
    catalog("apply", "sales");
    Files.delete(folder.resolve("sales/customers/.floe/artifacts.json"));

    assertThat(catalog("apply", "sales")).contains("compile it first").doesNotContain("- floe_");
    assertThat(granted("floe_domain.marketing")).hasSize(3);
  }

  @Test
  void makesPrincipalsWhereTheirSecretsCanBeKept() throws IOException {
    assertThat(catalog("plan", "sales"))
        .contains("note: there is no principal sales.customers: --credentials FOLDER makes it");

    String said = catalog("apply", "sales", "--credentials", "secrets");

    Path file = folder.resolve("secrets/sales.customers.env");
    assertThat(said)
        .contains("+ principal sales.customers", "+ sales.customers is in product.sales.customers")
        .doesNotContain("hush");
    assertThat(file).hasContent("POLARIS_CLIENT_ID=c1\nPOLARIS_CLIENT_SECRET=hush\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(catalog("plan", "sales", "--credentials", "secrets"))
        .doesNotContain("principal sales.customers", "is in");
  }

  @Test
  void leavesAPrincipalAloneThatItDidNotMake() {
    polaris.admit("sales.customers");

    assertThat(catalog("apply", "sales", "--credentials", "secrets"))
        .contains("note: floe did not make the principal sales.customers")
        .doesNotContain("is in product");
    assertThat(folder.resolve("secrets")).doesNotExist();
  }
}
