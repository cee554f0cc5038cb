package dev.floe.cli.product;

import dev.floe.artifacts.ArtifactsJson;
import dev.floe.artifacts.CompiledProduct;
import dev.floe.cli.files.DiskTree;
import dev.floe.runner.warehouse.Warehouse;
import dev.floe.spi.Engine;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** What a product has published, as its readers get it. */
public final class PublishedEngine {

  private PublishedEngine() {}

  /** The product that was compiled last in a folder, if one can be read there. */
  public static Optional<CompiledProduct> product(Path folder) {
    Path file = new ProductFolder(folder).artifacts().toAbsolutePath().normalize();
    return DiskTree.readFile(file)
        .flatMap(bytes -> ArtifactsJson.read(file.toString(), bytes).value());
  }

  /** The warehouse of the product in a folder. */
  public static Warehouse warehouse(Path folder, Clock clock) {
    return new Warehouse(
        new ProductFolder(folder).warehouse(), ProductFolder.KEPT_GENERATIONS, clock);
  }

  /** Opens a published warehouse for reading, and those the product reads from beside it. */
  public static Engine open(CompiledProduct product, Path folder, Path file) {
    return new ProductEngine(product, folder).reader(file);
  }
}
