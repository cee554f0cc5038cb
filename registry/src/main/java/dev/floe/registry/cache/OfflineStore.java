package dev.floe.registry.cache;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.registry.ArtifactStore;
import dev.floe.registry.Descriptor;
import dev.floe.registry.Digest;
import dev.floe.registry.RegistryCode;
import dev.floe.registry.Repository;
import dev.floe.registry.StoredManifest;
import java.util.List;
import java.util.Optional;

/** What stands behind the cache when there is to be no network: nothing. */
public final class OfflineStore implements ArtifactStore {

  private final ContentCache cache;

  public OfflineStore(ContentCache cache) {
    this.cache = cache;
  }

  @Override
  public Optional<Digest> resolve(Repository repository, String tag) {
    return cache.seen(repository, tag);
  }

  @Override
  public Optional<StoredManifest> manifest(Repository repository, Digest digest) {
    return Optional.empty();
  }

  @Override
  public Optional<byte[]> blob(Repository repository, Descriptor descriptor) {
    return Optional.empty();
  }

  @Override
  public boolean holds(Repository repository, Descriptor descriptor) {
    return false;
  }

  @Override
  public void store(Repository repository, Descriptor descriptor, byte[] bytes) {
    throw refused(repository);
  }

  @Override
  public Digest store(Repository repository, StoredManifest manifest) {
    throw refused(repository);
  }

  @Override
  public void tag(Repository repository, String tag, StoredManifest manifest) {
    throw refused(repository);
  }

  @Override
  public List<String> tags(Repository repository) {
    return List.of();
  }

  @Override
  public List<Descriptor> referrers(Repository repository, Digest subject) {
    return cache.referrers(repository, subject);
  }

  private static FloeException refused(Repository repository) {
    return new FloeException(
        Diagnostic.of(
                RegistryCode.UNREACHABLE, "nothing can be published to " + repository + " offline")
            .withHelp("leave --offline out"));
  }
}
