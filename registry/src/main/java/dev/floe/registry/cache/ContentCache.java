package dev.floe.registry.cache;

import dev.floe.registry.Descriptor;
import dev.floe.registry.Digest;
import dev.floe.registry.ManifestReader;
import dev.floe.registry.MediaTypes;
import dev.floe.registry.Repository;
import dev.floe.registry.StoredManifest;
import dev.floe.registry.layout.WholeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Contents by digest, and what tags pointed to when they were last seen. Losing it costs time and
 * nothing else: a cache that cannot be written is a slow one, not an error.
 */
public final class ContentCache {

  private static final String REFERRERS = "referrers-";

  /** No tag begins so. */
  private static final String NOTE = "-note";

  private final Path folder;

  public ContentCache(Path folder) {
    this.folder = folder;
  }

  /** A content; a file that does not hold what its name says counts as absent. */
  public Optional<byte[]> content(Digest digest) {
    return read(file(digest)).filter(bytes -> Digest.of(bytes).equals(digest));
  }

  /** Keeps a content. */
  public void keep(byte[] bytes) {
    write(file(Digest.of(bytes)), bytes);
  }

  /** What a tag pointed to when it was last seen. */
  public Optional<Digest> seen(Repository repository, String tag) {
    return read(file(repository, tag))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
        .flatMap(Digest::parse);
  }

  /** Remembers what a tag points to. */
  public void see(Repository repository, String tag, Digest digest) {
    if (!seen(repository, tag).equals(Optional.of(digest))) {
      write(file(repository, tag), (digest.text() + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** What somebody noted about a repository; nobody vouches for it. */
  public Optional<byte[]> note(Repository repository) {
    return read(file(repository, NOTE));
  }

  /** Keeps a note about a repository in the place of the one before. */
  public void keepNote(Repository repository, byte[] bytes) {
    write(file(repository, NOTE), bytes);
  }

  /** Who spoke about an artifact when that was last asked. */
  public List<Descriptor> referrers(Repository repository, Digest subject) {
    return seen(repository, REFERRERS + subject.hex())
        .flatMap(this::content)
        .map(bytes ->
            new ManifestReader(repository.toString())
                .index(new StoredManifest(MediaTypes.INDEX, bytes)))
        .orElse(List.of());
  }

  /** Remembers who speaks about an artifact. */
  public void keepReferrers(Repository repository, Digest subject, List<Descriptor> referrers) {
    byte[] index = ManifestReader.index(referrers);
    keep(index);
    see(repository, REFERRERS + subject.hex(), Digest.of(index));
  }

  private Path file(Digest digest) {
    return folder.resolve("blobs").resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
  }

  /** Repositories and tags hold dots and colons: their digest makes a safe name. */
  private Path file(Repository repository, String tag) {
    String name = Digest.of(repository.reference(tag).getBytes(StandardCharsets.UTF_8)).hex();
    return folder.resolve("tags").resolve(name.substring(0, 2)).resolve(name);
  }

  private static Optional<byte[]> read(Path file) {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void write(Path file, byte[] bytes) {
    try {
      WholeFiles.write(file, bytes);
    } catch (UncheckedIOException e) {
      // a full or read-only disk: the content is fetched again next time
    }
  }
}
