package dev.floe.registry;

import java.time.Duration;
import java.util.Optional;

/**
 * Publishes versions that never change. A registry cannot say "only if it is not there yet", so
 * whoever published reads back, once at once and once after a moment: of several who raced for one
 * tag, all but the last find another content there and are told so.
 */
public final class Publisher {

  private static final Duration MOMENT = Duration.ofMillis(300);

  private final ArtifactStore store;
  private final Artifacts artifacts;
  private final Pause pause;

  /** Lets time pass. */
  public interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  public Publisher(ArtifactStore store, Pause pause) {
    this.store = store;
    this.artifacts = new Artifacts(store);
    this.pause = pause;
  }

  /** What became of a publication. */
  public sealed interface Outcome {

    Digest digest();

    /** The version is new. */
    record Published(Digest digest) implements Outcome {}

    /** The version was there with the same content. */
    record Unchanged(Digest digest) implements Outcome {}

    /** The version belongs to another content. */
    record Taken(Digest digest) implements Outcome {}
  }

  /** Publishes a version; the tag is set last, when everything it points to is there. */
  public Outcome publish(Repository repository, String tag, Bundle bundle) {
    Digest ours = bundle.artifact().descriptor().digest();
    Optional<Outcome> before = existing(repository, tag, ours);
    if (before.isPresent()) {
      return before.get();
    }
    StoredManifest manifest = artifacts.push(repository, bundle);
    Optional<Outcome> meanwhile = existing(repository, tag, ours);
    if (meanwhile.isPresent()) {
      return meanwhile.get();
    }
    store.tag(repository, tag, manifest);
    Digest first = store.resolve(repository, tag).orElse(ours);
    return first.equals(ours) ? settled(repository, tag, ours) : new Outcome.Taken(first);
  }

  private Optional<Outcome> existing(Repository repository, String tag, Digest ours) {
    return store
        .resolve(repository, tag)
        .map(there -> there.equals(ours) ? new Outcome.Unchanged(there) : new Outcome.Taken(there));
  }

  private Outcome settled(Repository repository, String tag, Digest ours) {
    try {
      pause.of(MOMENT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Digest now = store.resolve(repository, tag).orElse(ours);
    return now.equals(ours) ? new Outcome.Published(ours) : new Outcome.Taken(now);
  }
}
