package dev.floe.manifest.locate;

import dev.floe.manifest.DataProduct;
import dev.floe.manifest.InputPort;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.OutputPort;
import dev.floe.manifest.Reference;
import dev.floe.manifest.inherit.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A product with everything around it that documents say.
 *
 * @param folder the product's own
 * @param chain the manifests it stands on, topmost first
 * @param providers one for each input port whose provider was found
 * @param inputs every file that was read for it, sorted by path
 */
public record LoadedProduct(
    DataProduct product,
    Path folder,
    List<Manifest> chain,
    Platform platform,
    List<Provider> providers,
    List<InputFile> inputs) {

  public LoadedProduct {
    chain = List.copyOf(chain);
    providers = List.copyOf(providers);
    inputs = List.copyOf(inputs);
  }

  /**
   * A product that another one consumes: of the same checkout, or as it was registered.
   *
   * @param folder of the provider; absent where its document came from a registry
   * @param platform the provider's own; absent where its document came from a registry
   * @param registered as the registry has it; absent in a checkout
   */
  public record Provider(
      InputPort inputPort,
      Reference.Port reference,
      DataProduct product,
      OutputPort outputPort,
      Optional<Path> folder,
      Optional<Platform> platform,
      Optional<RemoteDocuments.RemoteProduct> registered) {}
}
