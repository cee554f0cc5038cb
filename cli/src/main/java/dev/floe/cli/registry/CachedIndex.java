package dev.floe.cli.registry;

import dev.floe.mesh.ProductIndex;
import dev.floe.registry.Digest;
import dev.floe.registry.Repository;
import dev.floe.registry.cache.ContentCache;
import java.util.Optional;

/** What the cache of this user knows of an index. */
record CachedIndex(ContentCache cache, Repository index) implements ProductIndex.Known {

  @Override
  public Optional<Digest> digest(Repository repository, String tag) {
    return cache.seen(repository, tag);
  }

  @Override
  public Optional<byte[]> entries() {
    return cache.note(index);
  }

  @Override
  public void keep(byte[] entries) {
    cache.keepNote(index, entries);
  }
}
