package dev.floe.registry.sign;

import dev.floe.registry.Artifact;
import dev.floe.registry.ArtifactStore;
import dev.floe.registry.Artifacts;
import dev.floe.registry.Bundle;
import dev.floe.registry.CanonicalJson;
import dev.floe.registry.Descriptor;
import dev.floe.registry.Digest;
import dev.floe.registry.MediaTypes;
import dev.floe.registry.Repository;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Signatures as cosign keeps them: a manifest under the tag {@code sha256-<digest>.sig}, a layer
 * for each signature, with the signed text as its content.
 */
public final class Signatures {

  private static final String PAYLOAD = "application/vnd.dev.cosign.simplesigning.v1+json";
  private static final String SIGNATURE = "dev.cosignproject.cosign/signature";
  private static final String TYPE = "cosign container image signature";
  private static final int LARGEST_PAYLOAD = 64 << 10;

  private final ArtifactStore store;
  private final Artifacts artifacts;

  public Signatures(ArtifactStore store) {
    this.store = store;
    this.artifacts = new Artifacts(store);
  }

  /** A signature and the text it is of. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Signed(byte[] payload, byte[] signature) {}

  /** The tag of an artifact's signatures. */
  public static String tag(Digest digest) {
    return "sha256-" + digest.hex() + ".sig";
  }

  /** The text that is signed for an artifact. */
  public static byte[] payload(Repository repository, Digest digest) {
    Map<String, Object> critical = new TreeMap<>();
    critical.put(
        "identity", Map.of("docker-reference", repository.host() + "/" + repository.name()));
    critical.put("image", Map.of("docker-manifest-digest", digest.text()));
    critical.put("type", TYPE);
    Map<String, Object> all = new TreeMap<>();
    all.put("critical", critical);
    all.put("optional", Map.of());
    return CanonicalJson.bytes(all);
  }

  /** Signs an artifact; signatures of others stay. */
  public void sign(Repository repository, Digest digest, SigningKey key) {
    byte[] payload = payload(repository, digest);
    String signature = Base64.getEncoder().encodeToString(key.sign(payload));
    List<Bundle.Layer> layers = new ArrayList<>();
    existing(repository, digest).forEach(layers::add);
    layers.add(new Bundle.Layer(PAYLOAD, payload, Map.of(SIGNATURE, signature)));
    artifacts.push(repository, tag(digest), bundle(layers));
  }

  private List<Bundle.Layer> existing(Repository repository, Digest digest) {
    return artifacts
        .pull(repository, tag(digest))
        .map(pulled ->
            pulled.artifact().layers().stream()
                .filter(layer -> layer.size() <= LARGEST_PAYLOAD)
                .map(layer ->
                    new Bundle.Layer(
                        layer.mediaType(), artifacts.layer(pulled, layer), layer.annotations()))
                .toList())
        .orElse(List.of());
  }

  /** Tools that know images expect a configuration that names the layers. */
  private static Bundle bundle(List<Bundle.Layer> layers) {
    Map<String, Object> config = new TreeMap<>();
    config.put("architecture", "");
    config.put("os", "");
    config.put("config", Map.of());
    config.put(
        "rootfs",
        Map.of(
            "type",
            "layers",
            "diff_ids",
            layers.stream().map(layer -> Digest.of(layer.bytes()).text()).toList()));
    Bundle.Layer written =
        new Bundle.Layer(MediaTypes.CONFIG, CanonicalJson.bytes(config), Map.of());
    return new Bundle("", Optional.of(written), layers, Map.of(), Optional.empty());
  }

  /** Whether anybody at all signed an artifact. */
  public boolean any(Repository repository, Digest digest) {
    return !of(repository, digest).isEmpty();
  }

  /** The first of some keys that signed an artifact. */
  public Optional<TrustedKey> signer(
      Repository repository, Digest digest, List<TrustedKey> trusted) {
    List<Signed> signatures = of(repository, digest);
    return trusted.stream()
        .filter(
            key -> signatures.stream().anyMatch(one -> key.signed(one.payload(), one.signature())))
        .findFirst();
  }

  private List<Signed> of(Repository repository, Digest digest) {
    Optional<Artifacts.Pulled> pulled =
        store.resolve(repository, tag(digest)).flatMap(found -> artifacts.pull(repository, found));
    List<Signed> found = new ArrayList<>();
    pulled.ifPresent(manifest -> {
      Artifact artifact = manifest.artifact();
      for (Descriptor layer : artifact.layers()) {
        signed(manifest, layer, digest).ifPresent(found::add);
      }
    });
    return found;
  }

  private Optional<Signed> signed(Artifacts.Pulled pulled, Descriptor layer, Digest digest) {
    String signature = layer.annotations().getOrDefault(SIGNATURE, "");
    if (signature.isEmpty() || layer.size() > LARGEST_PAYLOAD) {
      return Optional.empty();
    }
    byte[] payload = artifacts.layer(pulled, layer);
    try {
      return speaksOf(payload, digest)
          ? Optional.of(new Signed(payload, Base64.getDecoder().decode(signature)))
          : Optional.empty();
    } catch (IllegalArgumentException | JacksonException e) {
      return Optional.empty();
    }
  }

  /** A good signature of another artifact says nothing about this one. */
  private static boolean speaksOf(byte[] payload, Digest digest) {
    JsonNode critical = CanonicalJson.read(payload).path("critical");
    return critical.path("type").asString("").equals(TYPE)
        && critical.path("image").path("docker-manifest-digest").asString("").equals(digest.text());
  }
}
