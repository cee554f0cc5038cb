package dev.floe.registry.http;

import dev.floe.registry.Artifact;
import dev.floe.registry.Descriptor;
import dev.floe.registry.Digest;
import dev.floe.registry.ManifestReader;
import dev.floe.registry.MediaTypes;
import dev.floe.registry.Repository;
import dev.floe.registry.StoredManifest;
import java.util.ArrayList;
import java.util.List;

/**
 * Who speaks about an artifact, for registries that do not know: the list is an index under a tag
 * made of the digest, kept by the clients, as the distribution specification has it.
 */
final class ReferrersTag {

  private static final int MOST_TRIES = 5;

  private final HttpStore store;

  ReferrersTag(HttpStore store) {
    this.store = store;
  }

  static String of(Digest subject) {
    return "sha256-" + subject.hex();
  }

  List<Descriptor> list(Repository repository, Digest subject) {
    return store
        .tagged(repository, of(subject))
        .map(index -> new ManifestReader(repository.toString()).index(index))
        .orElse(List.of());
  }

  /** Adds a manifest that has a subject; clients that add at once each look whether they are in. */
  void add(Repository repository, StoredManifest manifest) {
    Artifact artifact = new ManifestReader(repository.toString()).artifact(manifest);
    if (artifact.subject().isEmpty()) {
      return;
    }
    Digest subject = artifact.subject().get().digest();
    Descriptor ours = artifact.descriptor();
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      List<Descriptor> there = list(repository, subject);
      if (there.stream().anyMatch(one -> one.digest().equals(manifest.digest()))) {
        return;
      }
      List<Descriptor> more = new ArrayList<>(there);
      more.add(
          new Descriptor(
              MediaTypes.MANIFEST,
              manifest.digest(),
              manifest.bytes().length,
              ours.artifactType(),
              artifact.annotations()));
      store.putIndex(repository, of(subject), index(more));
    }
  }

  private static StoredManifest index(List<Descriptor> manifests) {
    return new StoredManifest(MediaTypes.INDEX, ManifestReader.index(manifests));
  }
}
