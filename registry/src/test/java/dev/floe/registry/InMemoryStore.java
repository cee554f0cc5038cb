package dev.floe.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A registry without a network; it counts what it is asked. */
public final class InMemoryStore implements ArtifactStore {

  private final Map<Digest, byte[]> contents = new ConcurrentHashMap<>();
  private final Map<String, Digest> tags = new ConcurrentHashMap<>();
  private final Map<Digest, List<Descriptor>> remarks = new ConcurrentHashMap<>();
  private final java.util.concurrent.atomic.AtomicInteger questions =
      new java.util.concurrent.atomic.AtomicInteger();

  /** How often it was asked something since it was made. */
  public int questions() {
    return questions.get();
  }

  @Override
  public Optional<Digest> resolve(Repository repository, String tag) {
    questions.incrementAndGet();
    return Optional.ofNullable(tags.get(repository.reference(tag)));
  }

  @Override
  public Optional<StoredManifest> manifest(Repository repository, Digest digest) {
    questions.incrementAndGet();
    return Optional.ofNullable(contents.get(digest))
        .map(bytes -> new StoredManifest(MediaTypes.MANIFEST, bytes));
  }

  @Override
  public Optional<byte[]> blob(Repository repository, Descriptor descriptor) {
    questions.incrementAndGet();
    return Optional.ofNullable(contents.get(descriptor.digest()));
  }

  @Override
  public boolean holds(Repository repository, Descriptor descriptor) {
    return contents.containsKey(descriptor.digest());
  }

  @Override
  public void store(Repository repository, Descriptor descriptor, byte[] bytes) {
    contents.put(descriptor.digest(), bytes);
  }

  @Override
  public Digest store(Repository repository, StoredManifest manifest) {
    contents.put(manifest.digest(), manifest.bytes());
    Artifact artifact = new ManifestReader("memory").artifact(manifest);
    artifact
        .subject()
        .ifPresent(subject ->
            remarks.merge(
                subject.digest(),
                List.of(artifact.descriptor()),
                (old, more) -> Stream.concat(old.stream(), more.stream()).toList()));
    return manifest.digest();
  }

  @Override
  public void tag(Repository repository, String tag, StoredManifest manifest) {
    tags.put(repository.reference(tag), manifest.digest());
  }

  @Override
  public List<String> tags(Repository repository) {
    questions.incrementAndGet();
    String prefix = repository + ":";
    return tags.keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .sorted()
        .toList();
  }

  @Override
  public List<Descriptor> referrers(Repository repository, Digest subject) {
    return remarks.getOrDefault(subject, List.of());
  }
}
