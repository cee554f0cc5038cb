package dev.floe.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Teams that publish and register at once, each a process of its own: nothing is lost. */
class TeamsAtOnceIT {

  private static final long SEED = 20260301;

  @TempDir private Path folder;
  private final Random random = new Random(SEED);
  private Map<String, String> environment = Map.of();

  @Test
  void aFewProcessesLoseNothing() throws Exception {
    atOnce(3, 2);
  }

  @Test
  @Tag("nightly")
  void twentyProcessesLoseNothing() throws Exception {
    for (int round = 0; round < 3; round++) {
      folder = Files.createDirectories(folder.resolve("round" + round));
      atOnce(14, 6);
    }
  }

  /**
   * Products register under one domain while others publish one and the same version of its
   * manifest with different contents. All share one cache.
   */
  private void atOnce(int products, int publishers) throws Exception {
    try (RegistryProcess registry = RegistryProcess.start(Files.createDirectories(folder))) {
      environment =
          Map.of(
              "FLOE_REGISTRY", registry.host(), "FLOE_CACHE", folder.resolve("cache").toString());
      write("enterprise/enterprise-manifest.yaml", ENTERPRISE);
      write("sales/domain-manifest.yaml", domain("1.0.0", 30));
      good("enterprise", "platform", "publish", "v1.0.0");
      good("sales", "platform", "publish", "v1.0.0");
      List<FloeProcess> registering = new ArrayList<>();
      List<FloeProcess> publishing = new ArrayList<>();
      for (int i = 0; i < Math.max(products, publishers); i++) {
        if (i < products) {
          registering.add(later(product(i), "product", "register"));
        }
        if (i < publishers) {
          write("sales" + i + "/domain-manifest.yaml", domain("1.1.0", 40 + i));
          publishing.add(later("sales" + i, "platform", "publish", "v1.1.0"));
        }
      }
      for (FloeProcess process : registering) {
        FloeProcess.Ended ended = process.end();
        assertThat(ended.code()).as(ended.text()).isZero();
      }
      oneHasWon(publishing);
      allAreThere(products);
      nothingIsTorn();
    }
  }

  private static final String ENTERPRISE =
      """
      scope: enterprise
      metadata: {name: acme}
      plugins: {compute: duckdb}
      data_architecture: {pattern: hybrid, layers: {gold: {prefix: gold_}}}
      """;

  private static String domain(String version, int days) {
    return "scope: domain\nmetadata: {name: sales-domain, version: \""
        + version
        + "\"}\nparent: {ref: v1.0.0}\ngovernance: {data_retention_days: "
        + days
        + "}\n";
  }

  private String product(int number) throws IOException {
    String name = "product-" + number;
    write(
        name + "/floe.yaml",
        "metadata: {name: "
            + name
            + ", version: \"1.0.0\", description: One of many}\ndomain: {ref: sales:v1.0.0}\n"
            + "output_ports: [{name: rows, table: gold.rows_"
            + number
            + "}]\ntransforms: [{type: dbt, path: models/}]\n");
    write(name + "/models/gold_rows_" + number + ".sql", "select " + number + " as id\n");
    return name;
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private FloeProcess later(String where, String... arguments) throws Exception {
    TimeUnit.MILLISECONDS.sleep(random.nextInt(60));
    return FloeProcess.start(environment, folder.resolve(where), arguments);
  }

  private FloeProcess.Ended good(String where, String... arguments) throws Exception {
    FloeProcess.Ended ended =
        FloeProcess.start(environment, folder.resolve(where), arguments).end();
    assertThat(ended.code()).as(ended.text()).isZero();
    return ended;
  }

  /** A version has one content: who lost is told, and nobody is told wrongly that he won. */
  private void oneHasWon(List<FloeProcess> publishing) throws Exception {
    List<String> winners = new ArrayList<>();
    for (int i = 0; i < publishing.size(); i++) {
      FloeProcess.Ended ended = publishing.get(i).end();
      if (ended.code() == 0) {
        winners.add("data_retention_days: " + (40 + i));
      } else {
        assertThat(ended.text()).contains("FLOE-REG-007");
      }
    }
    assertThat(winners).hasSize(1);
    assertThat(good("sales", "platform", "show", "sales:v1.1.0").text())
        .contains(winners.getFirst());
  }

  private void allAreThere(int products) throws Exception {
    String list = good("sales", "products", "list").text();
    assertThat(IntStream.range(0, products).mapToObj(i -> "product-" + i + " "))
        .allMatch(list::contains);
    good("product-0", "compile", "--locked", "--offline");
  }

  /** Whatever lies in the cache that all of them wrote is what its name says. */
  private void nothingIsTorn() throws Exception {
    List<Path> blobs;
    try (Stream<Path> all = Files.walk(folder.resolve("cache/registry/blobs"))) {
      blobs = all.filter(Files::isRegularFile).toList();
    }
    assertThat(blobs).isNotEmpty();
    for (Path blob : blobs) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(blob));
      assertThat(HexFormat.of().formatHex(hash)).isEqualTo(blob.getFileName().toString());
    }
  }
}
