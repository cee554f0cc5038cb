package dev.floe.registry;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import java.util.Optional;

/** Whole artifacts of a store: push, pull, copy. */
public final class Artifacts {

  private final ArtifactStore store;

  public Artifacts(ArtifactStore store) {
    this.store = store;
  }

  /** A manifest that was pulled. */
  public record Pulled(Repository repository, StoredManifest stored, Artifact artifact) {

    public Digest digest() {
      return stored.digest();
    }
  }

  /** Stores an artifact under its digest; who wants to find it by a name tags it. */
  public StoredManifest push(Repository repository, Bundle bundle) {
    Bundle.Layer config = bundle.configuration();
    upload(repository, config);
    bundle.layers().forEach(layer -> upload(repository, layer));
    StoredManifest manifest = new StoredManifest(MediaTypes.MANIFEST, bundle.artifact().bytes());
    store.store(repository, manifest);
    return manifest;
  }

  /** Stores an artifact and lets a tag point to it, whatever it pointed to before. */
  public StoredManifest push(Repository repository, String tag, Bundle bundle) {
    StoredManifest manifest = push(repository, bundle);
    store.tag(repository, tag, manifest);
    return manifest;
  }

  private void upload(Repository repository, Bundle.Layer layer) {
    Descriptor descriptor = layer.descriptor();
    if (!store.holds(repository, descriptor)) {
      store.store(repository, descriptor, layer.bytes());
    }
  }

  /** The artifact a tag points to. */
  public Optional<Pulled> pull(Repository repository, String tag) {
    return store.resolve(repository, tag).flatMap(digest -> pull(repository, digest));
  }

  /** The artifact of a digest. */
  public Optional<Pulled> pull(Repository repository, Digest digest) {
    return store
        .manifest(repository, digest)
        .map(stored ->
            new Pulled(
                repository,
                stored,
                new ManifestReader(repository.reference(digest.text())).artifact(stored)));
  }

  /**
   * A layer of an artifact that was pulled.
   *
   * @throws FloeException if the store has lost it
   */
  public byte[] layer(Pulled pulled, Descriptor layer) {
    return store
        .blob(pulled.repository(), layer)
        .orElseThrow(() -> incomplete(pulled.repository(), layer));
  }

  /** Copies a manifest with all it needs to another store. */
  public StoredManifest copy(Repository from, Digest digest, ArtifactStore target, Repository to) {
    Pulled pulled = pull(from, digest).orElseThrow(() -> missing(from, digest));
    for (Descriptor content : pulled.artifact().contents()) {
      if (!target.holds(to, content)) {
        target.store(to, content, layer(pulled, content));
      }
    }
    target.store(to, pulled.stored());
    return pulled.stored();
  }

  private static FloeException missing(Repository repository, Digest digest) {
    return new FloeException(
        Diagnostic.of(
            RegistryCode.NOT_FOUND, repository.reference(digest.text()) + " is not there"));
  }

  private static FloeException incomplete(Repository repository, Descriptor layer) {
    return new FloeException(
        Diagnostic.of(
                RegistryCode.NOT_FOUND,
                repository + " has lost " + layer.digest().brief() + ", a part of the artifact")
            .withHelp("publish the version again from the same files: its digest stays the same"));
  }
}
