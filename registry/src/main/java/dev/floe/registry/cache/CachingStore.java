package dev.floe.registry.cache;

import dev.floe.manifest.VersionRequirement;
import dev.floe.registry.ArtifactStore;
import dev.floe.registry.CanonicalJson;
import dev.floe.registry.Descriptor;
import dev.floe.registry.Digest;
import dev.floe.registry.MediaTypes;
import dev.floe.registry.Repository;
import dev.floe.registry.StoredManifest;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** A store in front of which everything that has a digest is kept. */
public final class CachingStore implements ArtifactStore {

  /** What is larger is not kept. */
  private static final long LARGEST = 32L << 20;

  private final ArtifactStore behind;
  private final ContentCache cache;

  public CachingStore(ArtifactStore behind, ContentCache cache) {
    this.behind = behind;
    this.cache = cache;
  }

  @Override
  public Optional<Digest> resolve(Repository repository, String tag) {
    Optional<Digest> digest = behind.resolve(repository, tag);
    if (!isFull(tag) || cache.seen(repository, tag).isEmpty()) {
      digest.ifPresent(found -> cache.see(repository, tag, found));
    }
    return digest;
  }

  /** What a full version pointed to first is what it means; that it moved must stay noticeable. */
  private static boolean isFull(String tag) {
    return VersionRequirement.parse(tag) instanceof VersionRequirement.Exact;
  }

  @Override
  public Optional<StoredManifest> manifest(Repository repository, Digest digest) {
    Optional<StoredManifest> kept =
        cache.content(digest).map(bytes -> new StoredManifest(mediaType(bytes), bytes));
    if (kept.isPresent()) {
      return kept;
    }
    Optional<StoredManifest> fetched = behind.manifest(repository, digest);
    fetched.ifPresent(manifest -> cache.keep(manifest.bytes()));
    return fetched;
  }

  private static String mediaType(byte[] bytes) {
    try {
      return CanonicalJson.read(bytes).path("mediaType").asString(MediaTypes.MANIFEST);
    } catch (JacksonException e) {
      return "";
    }
  }

  @Override
  public Optional<byte[]> blob(Repository repository, Descriptor descriptor) {
    Optional<byte[]> kept = cache.content(descriptor.digest());
    if (kept.isPresent()) {
      return kept;
    }
    Optional<byte[]> fetched = behind.blob(repository, descriptor);
    fetched.filter(bytes -> bytes.length <= LARGEST).ifPresent(cache::keep);
    return fetched;
  }

  @Override
  public boolean holds(Repository repository, Descriptor descriptor) {
    return behind.holds(repository, descriptor);
  }

  @Override
  public void store(Repository repository, Descriptor descriptor, byte[] bytes) {
    behind.store(repository, descriptor, bytes);
  }

  @Override
  public Digest store(Repository repository, StoredManifest manifest) {
    return behind.store(repository, manifest);
  }

  @Override
  public void tag(Repository repository, String tag, StoredManifest manifest) {
    behind.tag(repository, tag, manifest);
    cache.see(repository, tag, manifest.digest());
  }

  @Override
  public List<String> tags(Repository repository) {
    return behind.tags(repository);
  }

  @Override
  public List<Descriptor> referrers(Repository repository, Digest subject) {
    List<Descriptor> found = behind.referrers(repository, subject);
    if (!found.isEmpty()) {
      cache.keepReferrers(repository, subject, found);
    }
    return found;
  }
}
