package dev.floe.registry.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.diagnostics.FloeException;
import dev.floe.registry.Artifacts;
import dev.floe.registry.Descriptor;
import dev.floe.registry.Repository;
import dev.floe.registry.Samples;
import dev.floe.registry.StoredManifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutStoreTest {

  private static final Repository ONE = new Repository("localhost:5000", "a/one");
  private static final Repository TWO = new Repository("r.io", "two");

  @TempDir private Path folder;

  @Test
  void holdsSeveralRepositoriesInOneFolder() {
    LayoutStore store = new LayoutStore(folder.resolve("new"));
    Artifacts artifacts = new Artifacts(store);
    assertThat(store.exists()).isFalse();
    artifacts.push(ONE, "v1.0.0", Samples.text("one"));
    artifacts.push(ONE, "stable", Samples.text("one"));
    artifacts.push(TWO, "v1.0.0", Samples.text("two"));
    artifacts.push(TWO, "v1.0.0", Samples.text("three"));
    assertThat(store.exists()).isTrue();
    assertThat(store.tags(ONE)).containsExactly("stable", "v1.0.0");
    assertThat(store.entries()).hasSize(3);
    assertThat(Samples.text(artifacts, artifacts.pull(TWO, "v1.0.0").orElseThrow()))
        .isEqualTo("three");
    assertThat(new LayoutStore(folder.resolve("new")).resolve(ONE, "v1.0.0")).isPresent();
  }

  @Test
  void knowsWhoSpeaksAboutAnArtifact() {
    LayoutStore store = new LayoutStore(folder);
    Artifacts artifacts = new Artifacts(store);
    StoredManifest subject = artifacts.push(ONE, "v1.0.0", Samples.text("subject"));
    StoredManifest remark =
        artifacts.push(
            ONE, Samples.text("remark").about(Samples.text("subject").artifact().descriptor()));
    assertThat(store.referrers(ONE, subject.digest()))
        .extracting(Descriptor::digest)
        .containsExactly(remark.digest());
  }

  @Test
  void refusesAFileThatWasReplaced() throws Exception {
    LayoutStore store = new LayoutStore(folder);
    StoredManifest stored = new Artifacts(store).push(ONE, "v1.0.0", Samples.text("one"));
    Files.writeString(folder.resolve("blobs/sha256").resolve(stored.digest().hex()), "{}");
    assertThatThrownBy(() -> new Artifacts(store).pull(ONE, "v1.0.0"))
        .isInstanceOf(FloeException.class)
        .hasMessageContaining("does not hold what its name says");
  }

  @Test
  void losesNoEntryWhenManyWriteAtOnce() throws Exception {
    List<Future<StoredManifest>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
      for (int i = 0; i < 40; i++) {
        int number = i;
        LayoutStore ours = new LayoutStore(folder);
        all.add(
            threads.submit(
                () -> new Artifacts(ours).push(ONE, "v1.0." + number, Samples.text("n" + number))));
      }
    }
    for (Future<StoredManifest> one : all) {
      assertThat(one.get()).isNotNull();
    }
    assertThat(new LayoutStore(folder).tags(ONE)).hasSize(40);
  }
}
