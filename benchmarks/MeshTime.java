import dev.floe.cli.command.Surroundings;
import dev.floe.cli.product.Compilations;
import dev.floe.cli.registry.Registries;
import dev.floe.compiler.Compilation;
import dev.floe.mesh.ProductEntry;
import dev.floe.mesh.ProductIndex;
import dev.floe.mesh.RegisteredProduct;
import dev.floe.registry.Artifacts;
import dev.floe.registry.Repository;
import dev.floe.registry.StoredManifest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a mesh of many registered products costs. FLOE_REGISTRY names an empty registry, FLOE_CACHE a
 * folder for the cache; FOLDER has a product of three ports and the manifests above it, published.
 *
 * <pre>
 *   java -cp CLASSES_AND_JARS MeshTime.java fill FOLDER 1000     registers copies of the product
 *   java -cp CLASSES_AND_JARS MeshTime.java resolve FOLDER       registry work of a compilation
 * </pre>
 */
class MeshTime {

  private static final double MILLION = 1e6;

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[1]).toAbsolutePath().normalize();
    Surroundings here = Surroundings.of(folder, System.getenv(), System.out, System.err);
    switch (args[0]) {
      case "fill" -> fill(here, folder, Integer.parseInt(args[2]));
      case "resolve" -> resolve(here, folder);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static Registries registries(Surroundings here, Path folder) {
    return new Registries(here, folder, Registries.Mode.standard());
  }

  /** Copies differ in their names and versions alone. */
  private static void fill(Surroundings here, Path folder, int count) throws Exception {
    Registries registries = registries(here, folder);
    ProductIndex index = registries.index();
    ProductEntry one = index.newest().getFirst();
    RegisteredProduct product = RegisteredProduct.of(one, registries.store()).orElseThrow();
    for (int i = 1; i < count; i++) {
      String name = one.product() + "-" + i;
      RegisteredProduct copy =
          new RegisteredProduct(
              renamed(product.document(), one.product(), name),
              renamed(product.compiled(), one.product(), name),
              renamed(product.promises(), one.product(), name),
              renamed(product.needs(), one.product(), name));
      Repository repository =
          registries.repository(registries.layout().products(one.domain(), name));
      StoredManifest stored =
          new Artifacts(registries.store())
              .push(repository, "v" + one.version(), copy.bundle(Map.of()));
      index.add(
          new ProductEntry(
              one.domain(),
              name,
              one.version(),
              one.description(),
              one.owner(),
              one.contact(),
              repository.reference(stored.digest().text()),
              one.outputs(),
              one.inputs()),
          time -> {});
    }
  }

  private static byte[] renamed(byte[] text, String old, String name) {
    return new String(text, StandardCharsets.UTF_8)
        .replace(old, name)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> renamed(Map<String, byte[]> texts, String old, String name) {
    Map<String, byte[]> all = new TreeMap<>();
    texts.forEach((key, text) -> all.put(key, renamed(text, old, name)));
    return all;
  }

  /** From the start of a compilation until its documents are known; the first one is cold. */
  private static void resolve(Surroundings here, Path folder) {
    List<Double> millis = new ArrayList<>();
    int calls = 0;
    for (int i = 0; i < 10; i++) {
      Registries registries = registries(here, folder);
      Compilation compiled =
          new Compilations(here, registries, false)
              .compile(folder.resolve("floe.yaml"), Optional.empty())
              .value()
              .orElseThrow();
      Compilation.Times times = compiled.times();
      millis.add(
          java.time.Duration.between(times.began(), times.resolved()).toNanos() / MILLION);
      calls += registries.calls().size();
    }
    System.out.printf(
        Locale.ROOT,
        "documents resolved in %.1f ms cold, %.1f ms warm (median of 9); %d calls of the network%n",
        millis.getFirst(),
        millis.subList(1, 10).stream().sorted().toList().get(4),
        calls);
  }
}
