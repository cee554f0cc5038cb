package dev.floe.cli.product;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.CompiledProduct.InputPort;
import dev.floe.cli.compute.Computes;
import dev.floe.runner.publish.EngineOpener;
import dev.floe.spi.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Opens a product's engine: its own file under the catalog of its domain, the warehouses it reads
 * from beside it, read-only, as {@code <domain>__<product>}.
 */
public final class ProductEngine {

  private final CompiledProduct product;
  private final Path folder;

  public ProductEngine(CompiledProduct product, Path folder) {
    this.product = product;
    this.folder = folder;
  }

  /** For a run: writes to the file it is given. */
  EngineOpener writer() {
    return file -> Computes.find(product.target().compute()).open(config(file, false));
  }

  /** For queries. */
  public Engine reader(Path file) {
    return Computes.open(Computes.find(product.target().compute()), config(file, true), folder);
  }

  private Map<String, Object> config(Path file, boolean readOnly) {
    Map<String, Object> config = new LinkedHashMap<>(product.target().config());
    config.put("path", file.toString());
    config.put("database", product.target().catalog());
    config.put("read_only", readOnly);
    config.put("attach", attached());
    return config;
  }

  private List<Map<String, Object>> attached() {
    Map<String, Map<String, Object>> byAlias = new LinkedHashMap<>();
    for (InputPort port : product.inputPorts()) {
      if (port.relation().isPresent() && port.warehouse().isPresent()) {
        Path file = folder.resolve(port.warehouse().get()).normalize();
        String alias = port.relation().get().replaceFirst("\\..*", "");
        if (Files.exists(file)) {
          byAlias.put(alias, Map.of("path", file.toString(), "alias", alias, "read_only", true));
        }
      }
    }
    return new ArrayList<>(byAlias.values());
  }

  /** Providers that have not published anything yet. */
  List<InputPort> unpublished() {
    return product.inputPorts().stream()
        .filter(port -> port.warehouse().isPresent())
        .filter(port -> !Files.exists(folder.resolve(port.warehouse().get())))
        .toList();
  }
}
