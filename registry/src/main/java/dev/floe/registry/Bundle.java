package dev.floe.registry;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An artifact with its payload, ready to be pushed.
 *
 * @param config absent for the empty one
 */
public record Bundle(
    String artifactType,
    Optional<Layer> config,
    List<Layer> layers,
    Map<String, String> annotations,
    Optional<Descriptor> subject) {

  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

  public Bundle {
    layers = List.copyOf(layers);
    annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
  }

  /** An artifact of layers alone. */
  public static Bundle of(
      String artifactType, List<Layer> layers, Map<String, String> annotations) {
    return new Bundle(artifactType, Optional.empty(), layers, annotations, Optional.empty());
  }

  /** The same as a remark on another artifact. */
  public Bundle about(Descriptor other) {
    return new Bundle(artifactType, config, layers, annotations, Optional.of(other));
  }

  /** Some bytes of an artifact. */
  @SuppressWarnings("ArrayRecordComponent") // compared by digest, not by bytes
  public record Layer(String mediaType, byte[] bytes, Map<String, String> annotations) {

    /** A layer with a name. */
    public static Layer named(String mediaType, String title, byte[] bytes) {
      return new Layer(mediaType, bytes, Map.of(Descriptor.TITLE, title));
    }

    Descriptor descriptor() {
      return Descriptor.of(mediaType, bytes, annotations);
    }
  }

  /** The manifest. */
  public Artifact artifact() {
    return new Artifact(
        artifactType,
        configuration().descriptor(),
        layers.stream().map(Layer::descriptor).toList(),
        annotations,
        subject);
  }

  /** The configuration that is pushed. */
  Layer configuration() {
    return config.orElseGet(() -> new Layer(MediaTypes.EMPTY, EMPTY, Map.of()));
  }
}
