package dev.floe.cli.registry;

import dev.floe.diagnostics.FloeException;
import dev.floe.registry.ArtifactStore;
import dev.floe.registry.Descriptor;
import dev.floe.registry.Digest;
import dev.floe.registry.Repository;
import dev.floe.registry.StoredManifest;
import dev.floe.telemetry.Phase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Remembers what was asked of a store and how long it took. Safe for several threads. */
final class TimedStore implements ArtifactStore {

  /** Nobody looks at more. */
  private static final int MOST = 500;

  private final ArtifactStore store;
  private final Clock clock;
  private final List<Phase> calls = new CopyOnWriteArrayList<>();

  TimedStore(ArtifactStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The calls so far. */
  List<Phase> calls() {
    return List.copyOf(calls);
  }

  private <T> T timed(String what, Repository repository, Supplier<T> call) {
    Instant started = clock.instant();
    Optional<String> error = Optional.empty();
    try {
      return call.get();
    } catch (FloeException e) {
      error = Optional.of(e.diagnostic().message());
      throw e;
    } finally {
      if (calls.size() < MOST) {
        calls.add(
            new Phase(
                "registry " + what,
                started,
                clock.instant(),
                Map.of("floe.repository", repository.toString()),
                error));
      }
    }
  }

  @Override
  public Optional<Digest> resolve(Repository repository, String tag) {
    return timed("resolve", repository, () -> store.resolve(repository, tag));
  }

  @Override
  public Optional<StoredManifest> manifest(Repository repository, Digest digest) {
    return timed("manifest", repository, () -> store.manifest(repository, digest));
  }

  @Override
  public Optional<byte[]> blob(Repository repository, Descriptor descriptor) {
    return timed("blob", repository, () -> store.blob(repository, descriptor));
  }

  @Override
  public boolean holds(Repository repository, Descriptor descriptor) {
    return timed("holds", repository, () -> store.holds(repository, descriptor));
  }

  @Override
  public void store(Repository repository, Descriptor descriptor, byte[] bytes) {
    boolean _ =
        timed(
            "store",
            repository,
            () -> {
              store.store(repository, descriptor, bytes);
              return true;
            });
  }

  @Override
  public Digest store(Repository repository, StoredManifest manifest) {
    return timed("store", repository, () -> store.store(repository, manifest));
  }

  @Override
  public void tag(Repository repository, String tag, StoredManifest manifest) {
    boolean _ =
        timed(
            "tag",
            repository,
            () -> {
              store.tag(repository, tag, manifest);
              return true;
            });
  }

  @Override
  public List<String> tags(Repository repository) {
    return timed("tags", repository, () -> store.tags(repository));
  }

  @Override
  public List<Descriptor> referrers(Repository repository, Digest subject) {
    return timed("referrers", repository, () -> store.referrers(repository, subject));
  }
}
