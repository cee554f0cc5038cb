package dev.floe.mesh;

import dev.floe.registry.ArtifactStore;
import dev.floe.registry.Artifacts;
import dev.floe.registry.Bundle;
import dev.floe.registry.Descriptor;
import dev.floe.registry.Digest;
import dev.floe.registry.Repository;
import dev.floe.registry.resolve.DocumentTypes;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A registered version as its artifact holds it.
 *
 * @param document the product's document as it was written
 * @param compiled the compiled product
 * @param promises the contract of each output port, as a document, by the port's name
 * @param needs what it relies on of each port it consumes, likewise, by the input port's name
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying documents would be waste
public record RegisteredProduct(
    byte[] document, byte[] compiled, Map<String, byte[]> promises, Map<String, byte[]> needs) {

  private static final String CONTRACT = DocumentTypes.CONTRACT;
  private static final String PROMISES = DocumentTypes.PROMISES;
  private static final String NEEDS = "consumes/";
  private static final String ENDING = DocumentTypes.CONTRACT_ENDING;

  public RegisteredProduct {
    promises = Collections.unmodifiableMap(new TreeMap<>(promises));
    needs = Collections.unmodifiableMap(new TreeMap<>(needs));
  }

  /** The artifact. */
  public Bundle bundle(Map<String, String> annotations) {
    java.util.List<Bundle.Layer> layers = new java.util.ArrayList<>();
    layers.add(Bundle.Layer.named(DocumentTypes.PRODUCT_YAML, "floe.yaml", document));
    layers.add(Bundle.Layer.named(DocumentTypes.COMPILED, "artifacts.json", compiled));
    promises.forEach(
        (port, text) -> layers.add(Bundle.Layer.named(CONTRACT, PROMISES + port + ENDING, text)));
    needs.forEach(
        (port, text) -> layers.add(Bundle.Layer.named(CONTRACT, NEEDS + port + ENDING, text)));
    return Bundle.of(DocumentTypes.PRODUCT, layers, annotations);
  }

  /** What an entry of the index speaks of; empty where it is gone, or is no product. */
  public static Optional<RegisteredProduct> of(ProductEntry entry, ArtifactStore store) {
    int at = entry.reference().indexOf('@');
    if (at < 0) {
      return Optional.empty();
    }
    Optional<Digest> digest = Digest.parse(entry.reference().substring(at + 1));
    Artifacts artifacts = new Artifacts(store);
    return Repository.parse(entry.reference().substring(0, at))
        .flatMap(repository -> digest.flatMap(found -> artifacts.pull(repository, found)))
        .filter(pulled -> pulled.artifact().artifactType().equals(DocumentTypes.PRODUCT))
        .flatMap(pulled -> read(artifacts, pulled));
  }

  private static Optional<RegisteredProduct> read(Artifacts artifacts, Artifacts.Pulled pulled) {
    Optional<Descriptor> document = pulled.artifact().layer(DocumentTypes.PRODUCT_YAML);
    Optional<Descriptor> compiled = pulled.artifact().layer(DocumentTypes.COMPILED);
    if (document.isEmpty() || compiled.isEmpty()) {
      return Optional.empty();
    }
    Map<String, byte[]> promises = new TreeMap<>();
    Map<String, byte[]> needs = new TreeMap<>();
    for (Descriptor layer : pulled.artifact().layers()) {
      String title = layer.mediaType().equals(CONTRACT) ? layer.title().orElse("") : "";
      named(title, PROMISES).ifPresent(port -> promises.put(port, artifacts.layer(pulled, layer)));
      named(title, NEEDS).ifPresent(port -> needs.put(port, artifacts.layer(pulled, layer)));
    }
    return Optional.of(
        new RegisteredProduct(
            artifacts.layer(pulled, document.get()),
            artifacts.layer(pulled, compiled.get()),
            promises,
            needs));
  }

  private static Optional<String> named(String title, String folder) {
    return title.startsWith(folder) && title.endsWith(ENDING)
        ? Optional.of(title.substring(folder.length(), title.length() - ENDING.length()))
        : Optional.empty();
  }
}
