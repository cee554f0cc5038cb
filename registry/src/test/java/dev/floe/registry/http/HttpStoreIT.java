package dev.floe.registry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.diagnostics.FloeException;
import dev.floe.registry.Artifacts;
import dev.floe.registry.Bundle;
import dev.floe.registry.Descriptor;
import dev.floe.registry.Digest;
import dev.floe.registry.DockerRegistry;
import dev.floe.registry.Repository;
import dev.floe.registry.Samples;
import dev.floe.registry.StoredManifest;
import dev.floe.registry.layout.LayoutStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpStoreIT {

  private final HttpStore store = new HttpStore(Connection.standard(), host -> Optional.empty());
  private final Artifacts artifacts = new Artifacts(store);
  private DockerRegistry registry;

  @BeforeAll
  void start(@TempDir Path folder) {
    registry = DockerRegistry.open(folder);
  }

  @AfterAll
  void stop() {
    if (registry != null) {
      registry.close();
    }
  }

  @Test
  void pullsWhatItPushedByTagAndByDigest() {
    Repository repository = registry.repository("one/two");
    StoredManifest pushed = artifacts.push(repository, "v1.0.0", Samples.text("hello"));
    assertThat(pushed.digest()).isEqualTo(Samples.text("hello").artifact().descriptor().digest());
    Artifacts.Pulled byTag = artifacts.pull(repository, "v1.0.0").orElseThrow();
    assertThat(byTag.digest()).isEqualTo(pushed.digest());
    assertThat(byTag.artifact().artifactType()).isEqualTo("application/vnd.test.v1");
    assertThat(Samples.text(artifacts, byTag)).isEqualTo("hello");
    assertThat(artifacts.pull(repository, pushed.digest())).isPresent();
  }

  @Test
  void whatIsNotThereIsEmpty() {
    Repository nowhere = registry.repository("no/where");
    assertThat(store.resolve(nowhere, "v1.0.0")).isEmpty();
    assertThat(store.tags(nowhere)).isEmpty();
    assertThat(artifacts.pull(nowhere, Digest.of(new byte[] {1}))).isEmpty();
    assertThat(store.blob(nowhere, Descriptor.of("a", new byte[] {1}))).isEmpty();
  }

  @Test
  void listsTheTagsOfAllPages() {
    Repository repository = registry.repository("many/tags");
    StoredManifest pushed = artifacts.push(repository, Samples.text("x"));
    for (int i = 0; i < 130; i++) {
      store.tag(repository, "v1.0." + i, pushed);
    }
    assertThat(store.tags(repository)).hasSize(130).isSorted();
  }

  @Test
  void uploadsLargeBlobsInPieces() {
    Repository repository = registry.repository("large/blob");
    byte[] bytes = new byte[9 << 20];
    new Random(7).nextBytes(bytes);
    Bundle bundle = Bundle.of("a/b", List.of(new Bundle.Layer("a/b", bytes, Map.of())), Map.of());
    artifacts.push(repository, "v1.0.0", bundle);
    Artifacts.Pulled pulled = artifacts.pull(repository, "v1.0.0").orElseThrow();
    assertThat(artifacts.layer(pulled, pulled.artifact().layers().getFirst())).isEqualTo(bytes);
  }

  @Test
  void keepsTheListOfReferrersWhereTheRegistryDoesNot() {
    Repository repository = registry.repository("with/remarks");
    StoredManifest subject = artifacts.push(repository, "v1.0.0", Samples.text("subject"));
    Descriptor target = Samples.text("subject").artifact().descriptor();
    StoredManifest one = artifacts.push(repository, Samples.text("one").about(target));
    StoredManifest two = artifacts.push(repository, Samples.text("two").about(target));
    artifacts.push(repository, Samples.text("two").about(target));
    assertThat(store.referrers(repository, subject.digest()))
        .extracting(Descriptor::digest)
        .containsExactlyInAnyOrder(one.digest(), two.digest());
  }

  @Test
  void copiesThroughALayoutFolder(@TempDir Path folder) {
    Repository from = registry.repository("air/gap");
    Repository to = registry.repository("other/side");
    StoredManifest pushed = artifacts.push(from, "v1.0.0", Samples.text("far"));
    LayoutStore layout = new LayoutStore(folder);
    layout.tag(from, "v1.0.0", artifacts.copy(from, pushed.digest(), layout, from));
    StoredManifest arrived = new Artifacts(layout).copy(from, pushed.digest(), store, to);
    assertThat(arrived.digest()).isEqualTo(pushed.digest());
    assertThat(Samples.text(artifacts, artifacts.pull(to, pushed.digest()).orElseThrow()))
        .isEqualTo("far");
  }

  @Test
  void showsPasswordsToThoseWhoAsk(@TempDir Path folder) {
    try (DockerRegistry closed = DockerRegistry.withPasswords(folder)) {
      Repository repository = closed.repository("a");
      Credential right = new Credential.Basic(DockerRegistry.USER, DockerRegistry.PASSWORD);
      HttpStore known = new HttpStore(Connection.standard(), host -> Optional.of(right));
      new Artifacts(known).push(repository, "v1.0.0", Samples.text("x"));
      assertThat(known.tags(repository)).containsExactly("v1.0.0");
      assertThatThrownBy(() -> store.tags(repository))
          .isInstanceOf(FloeException.class)
          .hasMessageContaining("refuses access to a (HTTP 401)");
      Credential wrong = new Credential.Basic(DockerRegistry.USER, "guess");
      HttpStore guessing = new HttpStore(Connection.standard(), host -> Optional.of(wrong));
      assertThatThrownBy(() -> guessing.tags(repository))
          .hasMessageNotContaining("guess")
          .extracting(e -> ((FloeException) e).diagnostic().help().orElse(""))
          .asString()
          .contains("docker login");
    }
  }

  @Test
  void trustsACertificateAuthorityOfOnesOwn(@TempDir Path folder) throws Exception {
    TestCertificate certificate = TestCertificate.make(folder);
    try (DockerRegistry secure =
        DockerRegistry.withTls(folder, certificate.certificate(), certificate.key())) {
      Repository repository = secure.repository("a");
      Connection trusting =
          new Connection(
              java.util.Set.of(),
              Optional.of(certificate.trust()),
              Optional.empty(),
              java.time.Duration.ofSeconds(20),
              Patience.standard());
      HttpStore safe = new HttpStore(trusting, host -> Optional.empty());
      new Artifacts(safe).push(repository, "v1.0.0", Samples.text("x"));
      assertThat(safe.tags(repository)).containsExactly("v1.0.0");
      Connection strange =
          new Connection(
              java.util.Set.of(),
              Optional.of(javax.net.ssl.SSLContext.getDefault()),
              Optional.empty(),
              java.time.Duration.ofSeconds(20),
              Patience.standard());
      assertThatThrownBy(() -> new HttpStore(strange, host -> Optional.empty()).tags(repository))
          .isInstanceOf(FloeException.class)
          .hasMessageContaining("TLS");
    }
  }
}
