package dev.floe.registry.layout;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.registry.ArtifactStore;
import dev.floe.registry.CanonicalJson;
import dev.floe.registry.Descriptor;
import dev.floe.registry.Digest;
import dev.floe.registry.ManifestReader;
import dev.floe.registry.MediaTypes;
import dev.floe.registry.RegistryCode;
import dev.floe.registry.Repository;
import dev.floe.registry.StoredManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/**
 * An OCI layout that holds artifacts of several repositories: the annotation {@code
 * org.opencontainers.image.ref.name} of an entry is {@code host/repository:tag}.
 */
public final class LayoutStore implements ArtifactStore {

  private static final String REF_NAME = "org.opencontainers.image.ref.name";
  private static final String MARK = "oci-layout";

  private final Path folder;

  /**
   * @param folder of the layout; it is made when something is stored
   */
  public LayoutStore(Path folder) {
    this.folder = folder;
  }

  /** Whether there is a layout in the folder. */
  public boolean exists() {
    return Files.isRegularFile(folder.resolve(MARK));
  }

  /**
   * One artifact of the layout.
   *
   * @param tag absent for what is only pointed to by others
   */
  public record Entry(Repository repository, Optional<String> tag, Digest digest) {}

  /** What the layout holds by name, sorted. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (Descriptor descriptor : index()) {
      entry(descriptor).ifPresent(entries::add);
    }
    entries.sort(Comparator.comparing(entry -> entry.repository() + ":" + entry.tag().orElse("")));
    return entries;
  }

  private static Optional<Entry> entry(Descriptor descriptor) {
    String name = descriptor.annotations().getOrDefault(REF_NAME, "");
    int colon = name.lastIndexOf(':');
    boolean tagged = colon > name.lastIndexOf('/');
    return Repository.parse(tagged ? name.substring(0, colon) : name)
        .map(repository ->
            new Entry(
                repository,
                tagged ? Optional.of(name.substring(colon + 1)) : Optional.empty(),
                descriptor.digest()));
  }

  @Override
  public Optional<Digest> resolve(Repository repository, String tag) {
    String name = name(repository, tag);
    return index().stream()
        .filter(one -> name.equals(one.annotations().get(REF_NAME)))
        .map(Descriptor::digest)
        .findFirst();
  }

  private static String name(Repository repository, String tag) {
    return repository.host() + "/" + repository.name() + ":" + tag;
  }

  @Override
  public Optional<StoredManifest> manifest(Repository repository, Digest digest) {
    return read(digest, ManifestReader.LARGEST)
        .map(bytes -> new StoredManifest(type(bytes), bytes));
  }

  private static String type(byte[] bytes) {
    try {
      return CanonicalJson.read(bytes).path("mediaType").asString(MediaTypes.MANIFEST);
    } catch (tools.jackson.core.JacksonException e) {
      return "";
    }
  }

  @Override
  public Optional<byte[]> blob(Repository repository, Descriptor descriptor) {
    return read(descriptor.digest(), descriptor.size());
  }

  private Optional<byte[]> read(Digest digest, long limit) {
    Path file = file(digest);
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      byte[] bytes = Files.size(file) > limit ? new byte[0] : Files.readAllBytes(file);
      if (!Digest.of(bytes).equals(digest)) {
        throw new FloeException(
            Diagnostic.of(
                    RegistryCode.DIGEST_MISMATCH,
                    "the file " + file + " does not hold what its name says")
                .withHelp("it was damaged or replaced; export the layout again"));
      }
      return Optional.of(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(Digest digest) {
    return folder.resolve("blobs").resolve("sha256").resolve(digest.hex());
  }

  @Override
  public boolean holds(Repository repository, Descriptor descriptor) {
    return Files.isRegularFile(file(descriptor.digest()));
  }

  @Override
  public void store(Repository repository, Descriptor descriptor, byte[] bytes) {
    write(file(descriptor.digest()), bytes);
  }

  @Override
  public Digest store(Repository repository, StoredManifest manifest) {
    write(file(manifest.digest()), manifest.bytes());
    boolean isRemark =
        manifest.mediaType().equals(MediaTypes.MANIFEST)
            && new ManifestReader(repository.toString()).artifact(manifest).subject().isPresent();
    if (isRemark) {
      changeIndex(index -> with(index, manifest, repository.host() + "/" + repository.name()));
    }
    return manifest.digest();
  }

  @Override
  public void tag(Repository repository, String tag, StoredManifest manifest) {
    write(file(manifest.digest()), manifest.bytes());
    String name = name(repository, tag);
    changeIndex(index -> {
      List<Descriptor> others =
          new ArrayList<>(
              index.stream().filter(one -> !name.equals(one.annotations().get(REF_NAME))).toList());
      return with(others, manifest, name);
    });
  }

  private static List<Descriptor> with(
      List<Descriptor> index, StoredManifest manifest, String name) {
    Descriptor ours = Descriptor.of(manifest.mediaType(), manifest.bytes(), Map.of(REF_NAME, name));
    List<Descriptor> all = new ArrayList<>(index);
    if (!all.contains(ours)) {
      all.add(ours);
    }
    all.sort(Comparator.comparing(one -> one.annotations().getOrDefault(REF_NAME, "")));
    return all;
  }

  @Override
  public List<String> tags(Repository repository) {
    return entries().stream()
        .filter(entry -> entry.repository().equals(repository))
        .flatMap(entry -> entry.tag().stream())
        .sorted()
        .toList();
  }

  @Override
  public List<Descriptor> referrers(Repository repository, Digest subject) {
    ManifestReader reader = new ManifestReader(folder.toString());
    List<Descriptor> found = new ArrayList<>();
    for (Descriptor one : index()) {
      if (one.mediaType().equals(MediaTypes.MANIFEST)) {
        manifest(repository, one.digest())
            .map(reader::artifact)
            .filter(
                artifact -> artifact.subject().filter(s -> s.digest().equals(subject)).isPresent())
            .ifPresent(artifact -> found.add(artifact.descriptor()));
      }
    }
    return found;
  }

  private List<Descriptor> index() {
    try {
      byte[] bytes = Files.readAllBytes(folder.resolve("index.json"));
      return new ManifestReader(folder + "/index.json")
          .index(new StoredManifest(MediaTypes.INDEX, bytes));
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Other processes may write to the layout as well: one at a time. */
  private synchronized void changeIndex(UnaryOperator<List<Descriptor>> change) {
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = locked(channel)) {
        if (lock.isValid()) {
          write(folder.resolve(MARK), CanonicalJson.bytes(Map.of("imageLayoutVersion", "1.0.0")));
          write(folder.resolve("index.json"), json(change.apply(index())));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The system's lock keeps other processes out; another store of this one has to be waited for.
   */
  private static FileLock locked(FileChannel channel) throws IOException {
    while (true) {
      try {
        return channel.lock();
      } catch (OverlappingFileLockException e) {
        LockSupport.parkNanos(5_000_000);
      }
    }
  }

  private static byte[] json(List<Descriptor> index) {
    List<Map<String, Object>> manifests = new ArrayList<>();
    for (Descriptor one : index) {
      Map<String, Object> plain = new TreeMap<>();
      plain.put("mediaType", one.mediaType());
      plain.put("digest", one.digest().text());
      plain.put("size", one.size());
      plain.put("annotations", one.annotations());
      manifests.add(plain);
    }
    return CanonicalJson.bytes(
        Map.of("schemaVersion", 2, "mediaType", MediaTypes.INDEX, "manifests", manifests));
  }

  private void write(Path file, byte[] bytes) {
    WholeFiles.write(file, bytes);
  }
}
