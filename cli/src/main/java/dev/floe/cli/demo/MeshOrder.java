package dev.floe.cli.demo;

import dev.floe.cli.command.Surroundings;
import dev.floe.cli.product.Documents;
import dev.floe.manifest.locate.DocumentLocator;
import dev.floe.manifest.locate.LoadedProduct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The products below a folder, each after those it reads from. */
final class MeshOrder {

  private final DocumentLocator locator;
  private final Set<Path> ordered = new LinkedHashSet<>();

  private MeshOrder(DocumentLocator locator) {
    this.locator = locator;
  }

  static List<Path> of(Path mesh, Surroundings surroundings) {
    MeshOrder order = new MeshOrder(Documents.locator(surroundings));
    for (Path product : products(mesh)) {
      order.add(product, new LinkedHashSet<>());
    }
    return new ArrayList<>(order.ordered);
  }

  private static List<Path> products(Path mesh) {
    try (Stream<Path> walk = Files.walk(mesh)) {
      return walk.filter(file -> file.endsWith("floe.yaml"))
          .flatMap(file -> Optional.ofNullable(file.getParent()).stream())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param above the products on whose behalf this one is looked at
   */
  private void add(Path product, Set<Path> above) {
    if (ordered.contains(product) || !above.add(product)) {
      return;
    }
    locator
        .productFile(product)
        .flatMap(file -> locator.product(file, Optional.empty()).value())
        .map(LoadedProduct::providers)
        .orElse(List.of())
        .forEach(provider -> provider.folder().ifPresent(folder -> add(folder, above)));
    ordered.add(product);
  }
}
