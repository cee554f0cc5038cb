package dev.floe.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mesh whose documents meet in a registry, here a layout folder that stands in for one. */
class RegistryCommandsTest {

  private static final String PRODUCT =
      """
      metadata: {name: orders, version: "1.0.0", description: All orders}
      domain: {ref: sales:v1.0.0}
      transforms: [{type: dbt, path: models/}]
      """;

  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void mesh() {
    environment.put("FLOE_REGISTRY", "r.io");
    environment.put("FLOE_REGISTRY_LAYOUT", folder.resolve("registry").toString());
    environment.put("FLOE_CACHE", folder.resolve("cache").toString());
    write("enterprise/enterprise-manifest.yaml", enterprise("50"));
    write("sales/domain-manifest.yaml", domain("1.0.0", "60"));
    write("orders/floe.yaml", PRODUCT);
    write("orders/models/bronze/bronze_orders.sql", "select 1 as order_id\n");
  }

  private static String enterprise(String coverage) {
    return "scope: enterprise\nmetadata: {name: acme}\nplugins: {compute: duckdb}\n"
        + "data_architecture: {pattern: medallion, layers: {bronze: {quality_gates:"
        + " {minimum_coverage: 0, required_tests: []}}}}\n"
        + "governance: {sla: {freshness: 24h}, quality_gates: {minimum_test_coverage: "
        + (coverage.equals("50") ? "0" : coverage)
        + "}}\n";
  }

  private static String domain(String version, String coverage) {
    return "scope: domain\nmetadata: {name: sales-domain, version: \""
        + version
        + "\"}\nparent: {ref: v1.0.0}\ngovernance: {data_retention_days: "
        + coverage
        + "}\n";
  }

  private void write(String file, String text) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Typed floe(String where, String... arguments) {
    return Typed.in(folder.resolve(where), environment, arguments);
  }

  private Typed publishAll() {
    assertThat(floe("enterprise", "platform", "publish", "v1.0.0").code()).isZero();
    return floe("sales", "platform", "publish", "v1.0.0");
  }

  @Test
  void aProductCompilesWithNothingButWhatIsPublished() throws IOException {
    Typed published = publishAll();
    assertThat(published.out())
        .contains("Published domain sales v1.0.0", "oci://r.io/domains/sales-platform@sha256:");
    Typed compiled = floe("orders", "compile");
    assertThat(compiled.out()).as(compiled.err()).contains("Compilation SUCCESSFUL");
    assertThat(Files.readString(folder.resolve("orders/floe.lock")))
        .contains(
            "oci://r.io/domains/sales-platform:v1.0.0", "oci://r.io/enterprise-platform:v1.0.0");
    delete(folder.resolve("registry"));
    assertThat(floe("orders", "compile", "--locked", "--offline").code()).isZero();
    assertThat(floe("orders", "compile", "--offline").code()).isZero();
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path one : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }

  @Test
  void aPublishedVersionNeverChanges() {
    publishAll();
    assertThat(floe("sales", "platform", "publish", "v1.0.0").out()).contains("Published before");
    write("sales/domain-manifest.yaml", domain("1.0.0", "90"));
    Typed again = floe("sales", "platform", "publish", "v1.0.0");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("FLOE-REG-007");
    assertThat(floe("sales", "platform", "publish", "v1.1.0").err()).contains("FLOE-REG-015");
    write("sales/domain-manifest.yaml", domain("1.1.0", "90"));
    assertThat(floe("sales", "platform", "publish", "v1.1.0", "--dry-run").out())
        .contains("Would publish domain sales as oci://r.io/domains/sales-platform:v1.1.0");
    assertThat(floe("sales", "platform", "list", "--domain", "sales").out())
        .contains("v1.0.0")
        .doesNotContain("v1.1.0");
  }

  @Test
  void refusesWhatDoesNotHold() {
    assertThat(floe("sales", "platform", "publish", "1.0").err()).contains("not a full version");
    assertThat(floe("sales", "platform", "publish", "v1.0.0").err())
        .as("its parent is not published")
        .contains("FLOE-REG-003");
    floe("enterprise", "platform", "publish", "v1.0.0");
    write(
        "sales/domain-manifest.yaml",
        domain("1.0.0", "60")
            + "data_architecture: {layers: {bronze: {prefix: x_}}}\n"
            + "environments: {prod: {production: maybe}}\n");
    assertThat(floe("sales", "platform", "publish", "v1.0.0").code()).isEqualTo(1);
    assertThat(floe("sales", "platform", "list", "--domain", "sales").out())
        .contains("No version is published");
  }

  @Test
  void tellsWhatBecameTighterAndWhatLooser() {
    publishAll();
    write("enterprise/enterprise-manifest.yaml", enterprise("80").replace("24h", "48h"));
    Typed diff = floe("enterprise", "platform", "diff", "v1.0.0", "./enterprise-manifest.yaml");
    assertThat(diff.out())
        .contains("tighter governance.quality_gates.minimum_test_coverage: 0% -> 80%")
        .containsPattern(
            "looser +governance.sla.freshness: 1d|looser +governance.sla.freshness: 24h");
    assertThat(floe("enterprise", "platform", "show", "sales:v1.0.0").out())
        .contains("name: sales-domain");
  }

  @Test
  void registersProductsOnceAndLocksThem() {
    publishAll();
    Typed registered = floe("orders", "product", "register");
    assertThat(registered.out())
        .as(registered.err())
        .contains(
            "Published product sales.orders v1.0.0", "oci://r.io/products/sales/orders:v1.0.0");
    assertThat(floe("orders", "product", "register").out()).contains("Published before");
    write("orders/models/bronze/bronze_orders.sql", "select 2 as order_id\n");
    assertThat(floe("orders", "product", "register").err()).contains("FLOE-REG-007");
    assertThat(floe("orders", "lock").out())
        .contains("oci://r.io/enterprise-platform:v1.0.0 -> v1.0.0");
    write("orders/floe.yaml", PRODUCT.replace(", description: All orders", ""));
    assertThat(floe("orders", "product", "register").err()).contains("metadata.description");
  }

  @Test
  void rangesStayWhereTheLockPutsThem() {
    publishAll();
    write("orders/floe.yaml", PRODUCT.replace("sales:v1.0.0", "sales:^1.0"));
    assertThat(floe("orders", "lock").out()).contains("-> v1.0.0");
    write("sales/domain-manifest.yaml", domain("1.1.0", "90"));
    assertThat(floe("sales", "platform", "publish", "v1.1.0").code()).isZero();
    assertThat(floe("orders", "compile").out()).contains("Domain: sales v1.0.0");
    assertThat(floe("orders", "lock", "--update").out()).contains("-> v1.1.0");
    assertThat(floe("orders", "compile", "--locked").out()).contains("Domain: sales v1.1.0");
  }

  @Test
  void carriesAMeshAcrossAnAirGap() {
    publishAll();
    assertThat(floe("orders", "registry", "export", "../carried").out())
        .contains(
            "+ oci://r.io/domains/sales-platform:v1.0.0",
            "+ oci://r.io/enterprise-platform:v1.0.0");
    environment.put("FLOE_REGISTRY_LAYOUT", folder.resolve("other").toString());
    environment.put("FLOE_CACHE", folder.resolve("cold").toString());
    assertThat(floe("orders", "registry", "import", "../carried").code()).isZero();
    assertThat(floe("orders", "compile").code()).isZero();
    // BAD_LAYOUT
    assertThat(floe("orders", "registry", "import", "../sales").err()).contains("FLOE-REG-017");
  }

  @Test
  void everyProductOfTheExampleIsPublishedAndCompilesAlone() throws IOException {
    Path root = Path.of(System.getProperty("floe.root", "..")).toAbsolutePath().normalize();
    Path mesh = root.resolve("examples/acme-mesh");
    for (String line : Files.readAllLines(mesh.resolve("publish-all"))) {
      List<String> words = List.of(line.split(" ", -1));
      if (words.getFirst().equals("publish")) {
        Typed typed = in(mesh.resolve(words.get(1)), "platform", "publish", words.get(2));
        assertThat(typed.code()).as(line + typed.err()).isZero();
      } else if (words.getFirst().equals("register")) {
        Path product = copy(mesh.resolve(words.get(1)), folder.resolve("alone/" + words.get(1)));
        Typed typed = in(product, "product", "register");
        assertThat(typed.code()).as(line + typed.err()).isZero();
        assertThat(in(product, "compile", "--locked", "--offline").code()).as(line).isZero();
      }
    }
    assertThat(in(folder, "products", "list").out())
        .containsPattern("DOMAIN +PRODUCT +VERSION +OWNER +OUTPUT PORTS")
        .containsPattern("sales +order-history +3.0.0 .*orders, customers")
        .containsPattern("finance +revenue-metrics +4.1.0");
    assertThat(in(folder, "products", "describe", "sales.order-history").out())
        .contains("orders (sales.gold.orders)", "SLA: freshness=6h")
        .contains("Consumers: marketing.campaign-performance");
    assertThat(in(folder, "products", "describe", "sales.order-histroy").err())
        .contains("did you mean 'sales.order-history'?");
    in(folder, "product", "deprecate", "sales.order-history:v3.0.0", "--reason", "use v4");
    assertThat(in(folder, "products", "list", "--domain", "sales").out())
        .contains("3.0.0 (deprecated)")
        .doesNotContain("finance");
  }

  private Typed in(Path where, String... arguments) {
    return Typed.in(where, environment, arguments);
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(one).toString());
        Files.createDirectories(target.getParent());
        Files.copy(one, target);
      }
    }
    return to;
  }
}
