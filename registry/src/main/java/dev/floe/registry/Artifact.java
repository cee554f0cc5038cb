package dev.floe.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An OCI manifest: what an artifact consists of. Written in one way only, so that equal artifacts
 * have equal digests on every machine.
 *
 * @param artifactType what the whole is
 * @param layers in their order
 * @param subject the artifact this one speaks about
 */
public record Artifact(
    String artifactType,
    Descriptor config,
    List<Descriptor> layers,
    Map<String, String> annotations,
    Optional<Descriptor> subject) {

  public Artifact {
    layers = List.copyOf(layers);
    annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
  }

  /** The manifest's bytes. */
  public byte[] bytes() {
    Map<String, Object> plain = new TreeMap<>();
    plain.put("schemaVersion", 2);
    plain.put("mediaType", MediaTypes.MANIFEST);
    if (!artifactType.isEmpty()) {
      plain.put("artifactType", artifactType);
    }
    plain.put("config", config.plain());
    plain.put("layers", layers.stream().map(Descriptor::plain).toList());
    if (!annotations.isEmpty()) {
      plain.put("annotations", annotations);
    }
    subject.ifPresent(target -> plain.put("subject", target.plain()));
    return CanonicalJson.bytes(plain);
  }

  /** What points to this manifest. */
  public Descriptor descriptor() {
    Descriptor plain = Descriptor.of(MediaTypes.MANIFEST, bytes());
    return new Descriptor(
        plain.mediaType(), plain.digest(), plain.size(), Optional.of(artifactType), Map.of());
  }

  /** The layer of a media type, if there is exactly one. */
  public Optional<Descriptor> layer(String mediaType) {
    List<Descriptor> found =
        layers.stream().filter(layer -> layer.mediaType().equals(mediaType)).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** Everything the manifest needs: the configuration and the layers. */
  public List<Descriptor> contents() {
    List<Descriptor> all = new ArrayList<>();
    all.add(config);
    all.addAll(layers);
    return all;
  }
}
