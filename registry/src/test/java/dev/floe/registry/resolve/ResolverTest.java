package dev.floe.registry.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.Reference;
import dev.floe.registry.Artifacts;
import dev.floe.registry.Digest;
import dev.floe.registry.InMemoryStore;
import dev.floe.registry.Repository;
import dev.floe.registry.Samples;
import dev.floe.registry.cache.CachingStore;
import dev.floe.registry.cache.ContentCache;
import dev.floe.registry.cache.OfflineStore;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolverTest {

  private static final Repository REPOSITORY = new Repository("r.io", "sales");
  private static final Span HERE = Span.file("floe.yaml");

  @TempDir private Path folder;
  private final InMemoryStore store = new InMemoryStore();
  private ContentCache cache;

  @BeforeEach
  void publish() {
    cache = new ContentCache(folder.resolve("cache"));
    for (String tag :
        new String[] {"v1.2.0", "v1.2.9", "v1.2.10", "v1.10.0", "v2.0.0", "v2.1.0-rc.1"}) {
      push(tag, tag);
    }
    push("stable", "v1.10.0");
    push("0.9.0", "plain");
  }

  private Digest push(String tag, String text) {
    return new Artifacts(store).push(REPOSITORY, tag, Samples.text(text)).digest();
  }

  private Resolver resolver(LockFile lock, LockUse use) {
    return new Resolver(new CachingStore(store, cache), cache, Result.ok(lock), use);
  }

  private static Result<LockFile.Entry> resolve(Resolver resolver, String tag) {
    return resolver.resolve(
        (Reference.Oci) Reference.parse("oci://r.io/sales:" + tag).toOptional().orElseThrow(),
        HERE);
  }

  private String tag(String asked) {
    return resolve(resolver(LockFile.empty(), LockUse.FILL), asked)
        .value()
        .flatMap(LockFile.Entry::tag)
        .orElse("none");
  }

  private static String code(Result<LockFile.Entry> result) {
    return result.diagnostics().getFirst().code().id();
  }

  @Test
  void takesTheNewestReleaseOfARange() {
    assertThat(tag("v1.2")).isEqualTo("v1.2.10");
    assertThat(tag("^1.2")).isEqualTo("v1.10.0");
    assertThat(tag("v1")).isEqualTo("v1.10.0");
    assertThat(tag("v2")).isEqualTo("v2.0.0");
    assertThat(tag("v2.1.0-rc.1")).isEqualTo("v2.1.0-rc.1");
    assertThat(tag("stable")).isEqualTo("stable");
    assertThat(tag("v0.9.0")).isEqualTo("0.9.0");
  }

  @Test
  void saysWhichVersionsThereAre() {
    // NO_VERSION
    Result<LockFile.Entry> none = resolve(resolver(LockFile.empty(), LockUse.FILL), "^3.0");
    assertThat(code(none)).isEqualTo("FLOE-REG-010");
    assertThat(none.diagnostics().getFirst().message()).contains("v2.0.0");
    // NOT_FOUND
    assertThat(code(resolve(resolver(LockFile.empty(), LockUse.FILL), "v9.9.9")))
        .isEqualTo("FLOE-REG-003");
  }

  @Test
  void staysWithWhatIsLocked() {
    Resolver first = resolver(LockFile.empty(), LockUse.FILL);
    resolve(first, "v1.2");
    push("v1.2.11", "newer");
    Resolver second = resolver(first.used(), LockUse.FILL);
    assertThat(resolve(second, "v1.2").value().flatMap(LockFile.Entry::tag)).hasValue("v1.2.10");
    assertThat(second.used()).isEqualTo(first.used());
    Resolver updating = resolver(first.used(), LockUse.UPDATE);
    assertThat(resolve(updating, "v1.2").value().flatMap(LockFile.Entry::tag)).hasValue("v1.2.11");
  }

  @Test
  void asksNoRegistryForWhatIsLocked() {
    Resolver first = resolver(LockFile.empty(), LockUse.FILL);
    resolve(first, "v1.2");
    int before = store.questions();
    resolve(resolver(first.used(), LockUse.STRICT), "v1.2");
    assertThat(store.questions()).isEqualTo(before);
  }

  @Test
  void refusesWhatIsNotLockedWhereOnlyTheLockCounts() {
    // NOT_LOCKED
    assertThat(code(resolve(resolver(LockFile.empty(), LockUse.STRICT), "v1.2.0")))
        .isEqualTo("FLOE-REG-008");
  }

  @Test
  void noticesThatAPublishedVersionWasMoved() {
    Resolver first = resolver(LockFile.empty(), LockUse.FILL);
    Digest before = resolve(first, "v1.2.0").value().orElseThrow().digest();
    push("v1.2.0", "something else");
    // TAG_MOVED, both from the lock and from what this machine has seen.
    Result<LockFile.Entry> verified = resolve(resolver(first.used(), LockUse.VERIFY), "v1.2.0");
    assertThat(code(verified)).isEqualTo("FLOE-REG-006");
    assertThat(verified.diagnostics().getFirst().help().orElse("")).contains(before.text());
    assertThat(code(resolve(resolver(LockFile.empty(), LockUse.UPDATE), "v1.2.0")))
        .isEqualTo("FLOE-REG-006");
    // Whoever has it locked goes on with what he had.
    assertThat(
            resolve(resolver(first.used(), LockUse.FILL), "v1.2.0").value().orElseThrow().digest())
        .isEqualTo(before);
  }

  @Test
  void tagsThatMayMoveAreNotComplainedOf() {
    Resolver first = resolver(LockFile.empty(), LockUse.FILL);
    resolve(first, "stable");
    Digest moved = push("stable", "v2.0.0");
    assertThat(resolve(resolver(first.used(), LockUse.VERIFY), "stable").isOk()).isTrue();
    assertThat(
            resolve(resolver(first.used(), LockUse.UPDATE), "stable")
                .value()
                .orElseThrow()
                .digest())
        .isEqualTo(moved);
  }

  @Test
  void worksOfflineWithWhatItHasSeen() {
    Resolver online = resolver(LockFile.empty(), LockUse.FILL);
    LockFile.Entry seen = resolve(online, "v1.2.0").value().orElseThrow();
    Resolver offline =
        new Resolver(
            new CachingStore(new OfflineStore(cache), cache),
            cache,
            Result.ok(LockFile.empty()),
            LockUse.FILL);
    assertThat(resolve(offline, "v1.2.0").value()).hasValue(seen);
    assertThat(code(resolve(offline, "v1.2.9"))).isEqualTo("FLOE-REG-003");
  }
}
