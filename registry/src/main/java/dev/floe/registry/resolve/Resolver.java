package dev.floe.registry.resolve;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.Reference;
import dev.floe.manifest.Version;
import dev.floe.manifest.VersionRequirement;
import dev.floe.registry.ArtifactStore;
import dev.floe.registry.Digest;
import dev.floe.registry.RegistryCode;
import dev.floe.registry.Repository;
import dev.floe.registry.Tags;
import dev.floe.registry.cache.ContentCache;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Says which artifact a reference means, and remembers it for the lock file. */
public final class Resolver {

  private final ArtifactStore store;
  private final ContentCache cache;
  private final Result<LockFile> lock;
  private final LockUse use;
  private final SortedMap<String, LockFile.Entry> used = new ConcurrentSkipListMap<>();

  /**
   * @param lock an unreadable one fails every question
   */
  public Resolver(ArtifactStore store, ContentCache cache, Result<LockFile> lock, LockUse use) {
    this.store = store;
    this.cache = cache;
    this.lock = lock;
    this.use = use;
  }

  /** What was resolved so far, whether it was locked before or not. */
  public LockFile used() {
    return new LockFile(new TreeMap<>(used));
  }

  /** Resolves a reference to a manifest. */
  public Result<LockFile.Entry> resolve(Reference.Oci reference, Span askedAt) {
    Optional<Repository> repository = Repository.of(reference);
    if (repository.isEmpty()) {
      return Result.failed(
          Diagnostic.at(
                  RegistryCode.BAD_ADDRESS,
                  askedAt,
                  "'" + reference.text() + "' names a repository no registry can have")
              .about(reference.text())
              .withHelp("repositories are lower case: words joined by '.', '_', '-' and '/'"));
    }
    Optional<Digest> pinned = reference.digest().flatMap(Digest::parse);
    if (pinned.isPresent()) {
      return Result.ok(new LockFile.Entry(repository.get(), Optional.empty(), pinned.get()));
    }
    String tag = reference.text().substring(reference.text().lastIndexOf(':') + 1);
    VersionRequirement requirement =
        reference.requirement().orElse(new VersionRequirement.Floating(tag));
    return resolve(new Question(reference.text(), repository.get(), tag, requirement, askedAt));
  }

  /** Resolves a product to its newest release. */
  public Result<LockFile.Entry> newest(String name, Repository repository, Span askedAt) {
    VersionRequirement any =
        new VersionRequirement.Range(
            Version.of(0, 0, 0), Version.of(Integer.MAX_VALUE, 0, 0), "any version");
    return resolve(new Question(name, repository, "", any, askedAt));
  }

  /** A reference on its way. */
  private record Question(
      String text,
      Repository repository,
      String tag,
      VersionRequirement requirement,
      Span askedAt) {}

  private Result<LockFile.Entry> resolve(Question question) {
    if (lock.value().isEmpty()) {
      return Result.failed(lock.diagnostics());
    }
    Optional<LockFile.Entry> locked =
        use == LockUse.UPDATE ? Optional.empty() : lock.value().get().entry(question.text());
    Result<LockFile.Entry> resolved;
    if (locked.isPresent()) {
      resolved = use == LockUse.VERIFY ? unmoved(question, locked.get()) : Result.ok(locked.get());
    } else if (use == LockUse.STRICT) {
      resolved = Result.failed(notLocked(question));
    } else {
      resolved = look(question);
    }
    resolved.value().ifPresent(entry -> used.put(question.text(), entry));
    return resolved;
  }

  private Result<LockFile.Entry> look(Question question) {
    return switch (question.requirement()) {
      case VersionRequirement.Exact exact -> exact(question, spellings(question.tag(), exact));
      case VersionRequirement.Range range -> range(question, range);
      case VersionRequirement.Floating floating ->
          entry(question, List.of(floating.tag().isEmpty() ? "latest" : floating.tag()));
    };
  }

  /** Other tools publish {@code 1.2.3} where floe publishes {@code v1.2.3}. */
  private static List<String> spellings(String tag, VersionRequirement.Exact exact) {
    String plain = exact.version().toString();
    return List.of(tag, "v" + plain, plain).stream().distinct().filter(Tags::isTag).toList();
  }

  /** A full version does not move: what was seen once need not be asked for again. */
  private Result<LockFile.Entry> exact(Question question, List<String> tags) {
    if (use == LockUse.FILL || use == LockUse.STRICT) {
      for (String tag : tags) {
        Optional<Digest> seen = cache.seen(question.repository(), tag);
        if (seen.isPresent() && cache.content(seen.get()).isPresent()) {
          return Result.ok(new LockFile.Entry(question.repository(), Optional.of(tag), seen.get()));
        }
      }
    }
    return entry(question, tags);
  }

  private Result<LockFile.Entry> entry(Question question, List<String> tags) {
    for (String tag : tags) {
      Optional<Digest> before = cache.seen(question.repository(), tag);
      Optional<Digest> digest =
          Tags.isTag(tag) ? store.resolve(question.repository(), tag) : Optional.empty();
      if (digest.isPresent()) {
        LockFile.Entry entry =
            new LockFile.Entry(question.repository(), Optional.of(tag), digest.get());
        boolean moved = isFull(tag) && before.isPresent() && !before.get().equals(digest.get());
        return moved ? Result.failed(moved(question, before.get(), entry)) : Result.ok(entry);
      }
    }
    return Result.failed(notFound(question));
  }

  private static boolean isFull(String tag) {
    return VersionRequirement.parse(tag) instanceof VersionRequirement.Exact;
  }

  private Result<LockFile.Entry> range(Question question, VersionRequirement.Range range) {
    Optional<String> newest =
        store.tags(question.repository()).stream()
            .filter(Resolver::isFull)
            .filter(tag -> version(tag).map(range::accepts).orElse(false))
            .max(
                Comparator.comparing((String tag) -> version(tag).orElse(Version.UNVERSIONED))
                    .thenComparing(Comparator.naturalOrder()));
    return newest.isPresent()
        ? exact(question, List.of(newest.get()))
        : Result.failed(noVersion(question));
  }

  private static Optional<Version> version(String tag) {
    return Version.parse(tag).toOptional();
  }

  private Result<LockFile.Entry> unmoved(Question question, LockFile.Entry locked) {
    if (locked.tag().isEmpty() || !isFull(locked.tag().get())) {
      return Result.ok(locked);
    }
    Optional<Digest> now = store.resolve(locked.repository(), locked.tag().get());
    if (now.isEmpty()) {
      return Result.failed(notFound(question));
    }
    return now.get().equals(locked.digest())
        ? Result.ok(locked)
        : Result.failed(
            moved(
                question,
                locked.digest(),
                new LockFile.Entry(locked.repository(), locked.tag(), now.get())));
  }

  private static Diagnostic moved(Question question, Digest before, LockFile.Entry now) {
    String reference = now.repository().reference(now.tag().orElse(""));
    return Diagnostic.at(
            RegistryCode.TAG_MOVED,
            question.askedAt(),
            reference
                + " was "
                + before.brief()
                + " and is "
                + now.digest().brief()
                + " now: a published version must not change")
        .about(question.text())
        .withHelp(
            "ask who published it; to stay with what you had refer to "
                + now.repository().reference(before.text())
                + ", to take the new content as it is, to "
                + now.repository().reference(now.digest().text()));
  }

  private static Diagnostic notLocked(Question question) {
    return Diagnostic.at(
            RegistryCode.NOT_LOCKED,
            question.askedAt(),
            "'"
                + question.text()
                + "' is not in "
                + LockFile.NAME
                + ", and --locked forbids adding it")
        .about(question.text())
        .withHelp("run 'floe lock' and commit " + LockFile.NAME);
  }

  private static Diagnostic notFound(Question question) {
    return Diagnostic.at(
            RegistryCode.NOT_FOUND,
            question.askedAt(),
            "'" + question.text() + "' is not in " + question.repository())
        .about(question.text())
        .withHelp(
            "correct the version, or publish it; 'floe platform list' and 'floe products list' show"
                + " what is there");
  }

  private Diagnostic noVersion(Question question) {
    List<String> there =
        store.tags(question.repository()).stream().filter(Resolver::isFull).toList();
    String newest = there.isEmpty() ? "" : "; there are " + String.join(", ", last(there));
    return Diagnostic.at(
            there.isEmpty() ? RegistryCode.NOT_FOUND : RegistryCode.NO_VERSION,
            question.askedAt(),
            "'"
                + question.text()
                + "': "
                + question.repository()
                + (there.isEmpty()
                    ? " has no published version"
                    : " has no version within " + question.requirement() + newest))
        .about(question.text())
        .withHelp("correct the reference, or publish a version");
  }

  private static List<String> last(List<String> tags) {
    return tags.subList(Math.max(0, tags.size() - 5), tags.size());
  }
}
