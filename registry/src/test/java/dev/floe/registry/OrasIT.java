package dev.floe.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.registry.http.Connection;
import dev.floe.registry.http.HttpStore;
import dev.floe.registry.layout.LayoutStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import land.oras.Annotations;
import land.oras.ArtifactType;
import land.oras.Config;
import land.oras.ContainerRef;
import land.oras.LayoutRef;
import land.oras.LocalPath;
import land.oras.Manifest;
import land.oras.OCILayout;
import land.oras.Registry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What we write the ORAS SDK reads, and the other way round. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrasIT {

  private final ArtifactStore store =
      new HttpStore(Connection.standard(), host -> Optional.empty());
  private final Artifacts artifacts = new Artifacts(store);
  private DockerRegistry registry;
  private Registry oras;

  @BeforeAll
  void start(@TempDir Path folder) {
    registry = DockerRegistry.open(folder);
    oras = Registry.builder().insecure().build();
  }

  @AfterAll
  void stop() {
    if (registry != null) {
      registry.close();
    }
  }

  private ContainerRef ref(String repository, String tag) {
    return ContainerRef.parse(registry.host() + "/" + repository + ":" + tag);
  }

  @Test
  void orasReadsWhatWePush(@TempDir Path folder) throws Exception {
    StoredManifest pushed =
        artifacts.push(registry.repository("ours/one"), "v1.0.0", Samples.text("from floe"));
    Manifest manifest = oras.getManifest(ref("ours/one", "v1.0.0"));
    assertThat(manifest.getArtifactTypeAsString()).isEqualTo("application/vnd.test.v1");
    assertThat(manifest.getDescriptor().getDigest()).isEqualTo(pushed.digest().text());
    assertThat(manifest.getAnnotations())
        .containsEntry("org.opencontainers.image.version", "1.0.0");
    assertThat(oras.getTags(ref("ours/one", "v1.0.0")).tags()).containsExactly("v1.0.0");
    oras.pullArtifact(ref("ours/one", "v1.0.0"), folder, true);
    assertThat(folder.resolve("text.txt")).hasContent("from floe");
  }

  @Test
  void weReadWhatOrasPushes(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("hello.txt"), "from oras");
    oras.pushArtifact(
        ref("theirs/one", "v2.0.0"),
        ArtifactType.from("application/vnd.other.v1"),
        Annotations.ofManifest(Map.of("a", "b")),
        Config.empty(),
        LocalPath.of(file, "text/plain"));
    Artifacts.Pulled pulled =
        artifacts.pull(registry.repository("theirs/one"), "v2.0.0").orElseThrow();
    assertThat(pulled.artifact().artifactType()).isEqualTo("application/vnd.other.v1");
    assertThat(pulled.artifact().annotations()).containsEntry("a", "b");
    Descriptor layer = pulled.artifact().layers().getFirst();
    assertThat(layer.title()).hasValue("hello.txt");
    assertThat(new String(artifacts.layer(pulled, layer), StandardCharsets.UTF_8))
        .isEqualTo("from oras");
  }

  @Test
  void orasFindsWhatSpeaksAboutAnArtifact() {
    Repository repository = registry.repository("ours/subject");
    artifacts.push(repository, "v1.0.0", Samples.text("subject"));
    Descriptor target = Samples.text("subject").artifact().descriptor();
    StoredManifest remark = artifacts.push(repository, Samples.text("remark").about(target));
    assertThat(store.referrers(repository, target.digest()))
        .extracting(Descriptor::digest)
        .containsExactly(remark.digest());
    Manifest seen =
        oras.getManifest(
            ContainerRef.parse(registry.host() + "/ours/subject@" + remark.digest().text()));
    assertThat(seen.getSubject().getDigest()).isEqualTo(target.digest().text());
  }

  @Test
  void orasReadsOurLayouts(@TempDir Path folder) {
    LayoutStore layout = new LayoutStore(folder);
    StoredManifest pushed =
        new Artifacts(layout)
            .push(new Repository("r.io", "a"), "v1.0.0", Samples.text("in a folder"));
    OCILayout theirs = OCILayout.fromLayoutIndex(folder);
    Manifest manifest = theirs.getManifest(LayoutRef.parse(folder + "@" + pushed.digest().text()));
    assertThat(manifest.getLayers()).hasSize(1);
    assertThat(
            new String(
                theirs.getBlob(
                    LayoutRef.parse(folder + "@" + manifest.getLayers().getFirst().getDigest())),
                StandardCharsets.UTF_8))
        .isEqualTo("in a folder");
    assertThat(List.of(theirs.getImageLayoutVersion())).containsExactly("1.0.0");
  }
}
