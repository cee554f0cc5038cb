package dev.floe.registry.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.Reference;
import dev.floe.manifest.locate.RegistryLayout;
import dev.floe.manifest.read.DocumentFile;
import dev.floe.registry.Artifacts;
import dev.floe.registry.InMemoryStore;
import dev.floe.registry.Repository;
import dev.floe.registry.Samples;
import dev.floe.registry.cache.ContentCache;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryDocumentsTest {

  private static final Span HERE = Span.file("floe.yaml");

  @TempDir private Path folder;
  private final InMemoryStore store = new InMemoryStore();

  private RegistryDocuments documents(Optional<String> registry) {
    return new RegistryDocuments(
        RegistryLayout.standard(registry),
        new Resolver(store, new ContentCache(folder), Result.ok(LockFile.empty()), LockUse.FILL),
        store,
        new Trust(List.of(), Optional.empty()));
  }

  private Result<DocumentFile> manifest(String reference) {
    return documents(Optional.of("r.io"))
        .manifest((Reference.Oci) Reference.parse(reference).toOptional().orElseThrow(), HERE);
  }

  @Test
  void refusesAnArtifactThatHoldsNoManifest() {
    new Artifacts(store).push(new Repository("r.io", "a"), "v1.0.0", Samples.text("something"));
    // WRONG_ARTIFACT
    assertThat(manifest("oci://r.io/a:v1.0.0").diagnostics())
        .singleElement()
        .satisfies(found -> {
          assertThat(found.code().id()).isEqualTo("FLOE-REG-014");
          assertThat(found.span()).hasValue(HERE);
        });
  }

  @Test
  void saysThatAPinnedContentIsGone() {
    assertThat(manifest("oci://r.io/a@sha256:" + "0".repeat(64)).diagnostics())
        .singleElement()
        .satisfies(found -> assertThat(found.code().id()).isEqualTo("FLOE-REF-002"));
  }

  @Test
  void refusesRepositoriesNoRegistryCanHave() {
    assertThat(manifest("oci://r.io/a--b/..c:v1.0.0".replace("..c", "._c")).diagnostics())
        .singleElement()
        .satisfies(found -> assertThat(found.code().id()).isEqualTo("FLOE-REG-016"));
  }

  @Test
  void needsARegistryForProductsOfOthers() {
    assertThat(
            documents(Optional.empty())
                .product(new Reference.Port("sales", "orders", "orders"), HERE)
                .diagnostics())
        .singleElement()
        .satisfies(found -> assertThat(found.code().id()).isEqualTo("FLOE-REF-002"));
  }
}
