package dev.floe.registry;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Points to a content, by its digest and size.
 *
 * @param size in bytes
 * @param artifactType of a manifest it points to, where known
 */
public record Descriptor(
    String mediaType,
    Digest digest,
    long size,
    Optional<String> artifactType,
    Map<String, String> annotations) {

  /** Where the name of a layer stands. */
  public static final String TITLE = "org.opencontainers.image.title";

  public Descriptor {
    annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
  }

  /** Points to bytes. */
  public static Descriptor of(String mediaType, byte[] bytes) {
    return of(mediaType, bytes, Map.of());
  }

  /** Points to bytes, with something said about them. */
  public static Descriptor of(String mediaType, byte[] bytes, Map<String, String> annotations) {
    return new Descriptor(mediaType, Digest.of(bytes), bytes.length, Optional.empty(), annotations);
  }

  /** The name of the layer, if it has one. */
  public Optional<String> title() {
    return Optional.ofNullable(annotations.get(TITLE));
  }

  Map<String, Object> plain() {
    Map<String, Object> plain = new TreeMap<>();
    plain.put("mediaType", mediaType);
    plain.put("digest", digest.text());
    plain.put("size", size);
    artifactType.ifPresent(type -> plain.put("artifactType", type));
    if (!annotations.isEmpty()) {
      plain.put("annotations", annotations);
    }
    return plain;
  }
}
