package dev.floe.cli.polaris;

import dev.floe.artifacts.ArtifactsJson;
import dev.floe.artifacts.CompiledProduct;
import dev.floe.cli.audit.ProductSearch;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.product.Documents;
import dev.floe.cli.product.PublishedEngine;
import dev.floe.manifest.inherit.Platform;
import dev.floe.mesh.RegisteredProduct;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The products of a platform, as they were compiled or registered last.
 *
 * @param uncompiled folders of products nothing is known of yet
 */
record PlatformProducts(List<CompiledProduct> products, List<Path> uncompiled) {

  PlatformProducts {
    products = List.copyOf(products);
    uncompiled = List.copyOf(uncompiled);
  }

  static PlatformProducts of(Invocation invocation, Documents documents, Platform platform) {
    return invocation.arguments().has("--registered")
        ? new PlatformProducts(of(platform, registered(documents)), List.of())
        : below(invocation, documents, platform);
  }

  private static PlatformProducts below(
      Invocation invocation, Documents documents, Platform platform) {
    Path folder =
        invocation
            .arguments()
            .value("--products")
            .map(invocation::path)
            .orElse(invocation.projectFolder());
    List<CompiledProduct> found = new ArrayList<>();
    List<Path> uncompiled = new ArrayList<>();
    for (Path product : ProductSearch.below(List.of(folder), documents.locator())) {
      PublishedEngine.product(product)
          .ifPresentOrElse(found::add, () -> uncompiled.add(folder.relativize(product)));
    }
    return new PlatformProducts(of(platform, found.stream()), uncompiled);
  }

  private static Stream<CompiledProduct> registered(Documents documents) {
    return documents.registries().index().newest().stream()
        .flatMap(entry ->
            RegisteredProduct.of(entry, documents.registries().store())
                .flatMap(known -> ArtifactsJson.read(entry.reference(), known.compiled()).value())
                .stream());
  }

  /** Those of its domain: what others publish, others give access to. */
  private static List<CompiledProduct> of(Platform platform, Stream<CompiledProduct> all) {
    Optional<String> domain = platform.domain().map(Platform.Domain::name);
    return all.filter(product -> product.product().domain().equals(domain)).toList();
  }
}
