package dev.floe.registry;

import java.util.List;
import java.util.Optional;

/**
 * A place artifacts live in: a registry, a folder, a cache in front of either. What it hands out
 * has been compared with its digest. An artifact that is not there is an empty answer; everything
 * else that goes wrong is a {@link dev.floe.diagnostics.FloeException}. Safe for several threads.
 */
public interface ArtifactStore {

  /** The digest behind a tag; empty if there is no such tag. */
  Optional<Digest> resolve(Repository repository, String tag);

  /** The manifest of a digest. */
  Optional<StoredManifest> manifest(Repository repository, Digest digest);

  /** A blob; its size is the one the descriptor says. */
  Optional<byte[]> blob(Repository repository, Descriptor descriptor);

  /** Whether a blob is there. */
  boolean holds(Repository repository, Descriptor descriptor);

  /** Stores a blob. Storing it again changes nothing. */
  void store(Repository repository, Descriptor descriptor, byte[] bytes);

  /** Stores a manifest under its digest alone. */
  Digest store(Repository repository, StoredManifest manifest);

  /** Lets a tag point to a manifest that is stored. */
  void tag(Repository repository, String tag, StoredManifest manifest);

  /** All tags, sorted; none if there is no such repository. */
  List<String> tags(Repository repository);

  /** The manifests whose subject is a digest. */
  List<Descriptor> referrers(Repository repository, Digest subject);
}
