package dev.floe.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.cli.command.CliCode;
import dev.floe.diagnostics.FloeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTreeTest {

  @TempDir Path folder;

  @Test
  void listsFilesAtAnyDepthSortedAndThroughLinks() throws IOException {
    Files.createDirectories(folder.resolve("models/staging"));
    Files.writeString(folder.resolve("models/staging/b.sql"), "");
    Files.writeString(folder.resolve("models/a.sql"), "");
    Files.createDirectories(folder.resolve("shared"));
    Files.writeString(folder.resolve("shared/c.sql"), "");
    Files.createSymbolicLink(folder.resolve("models/shared"), folder.resolve("shared"));

    assertThat(new DiskTree(folder).list("models"))
        .containsExactly("models/a.sql", "models/shared/c.sql", "models/staging/b.sql");
    assertThat(new DiskTree(folder).list("seeds")).isEmpty();
  }

  @Test
  void readsFilesAndKnowsWhatIsNone() throws IOException {
    Files.writeString(folder.resolve("a.sql"), "select 1");
    DiskTree tree = new DiskTree(folder);

    assertThat(tree.read("a.sql").map(String::new)).contains("select 1");
    assertThat(tree.read("b.sql")).isEmpty();
    assertThat(tree.read("a.sql/b.sql")).isEmpty();
    assertThat(tree.read("")).isEmpty();
  }

  @Test
  void refusesLinksThatGoInACircle() throws IOException {
    Files.createDirectories(folder.resolve("models"));
    Files.createSymbolicLink(folder.resolve("models/loop"), folder.resolve("models"));

    assertThatThrownBy(() -> new DiskTree(folder).list("models"))
        .isInstanceOfSatisfying(
            FloeException.class,
            e -> assertThat(e.diagnostic().code()).isEqualTo(CliCode.CANNOT_READ));
  }

  @Test
  void replacesAFileAsAWhole() throws IOException {
    Path file = folder.resolve("target/deep/manifest.json");
    Output.write(file, "one");
    Output.write(file, "two");

    assertThat(file).hasContent("two");
    assertThat(folder.resolve("target/deep").toFile().list()).containsExactly("manifest.json");
  }

  @Test
  void saysWhenAFileCannotBeWritten() throws IOException {
    Files.writeString(folder.resolve("target"), "a file");

    assertThatThrownBy(() -> Output.write(folder.resolve("target/x.json"), "{}"))
        .isInstanceOfSatisfying(
            FloeException.class,
            e -> assertThat(e.diagnostic().code()).isEqualTo(CliCode.CANNOT_WRITE));
  }
}
