package dev.floe.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.diagnostics.FloeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {

  @TempDir Path folder;

  @Test
  void makesTheFoldersOfAFileThatIsOverwritten() {
    Path file = folder.resolve("compiled/shop/orders.sql");
    Output.overwrite(file, "select 1");
    assertThat(file).hasContent("select 1");
  }

  @Test
  void leavesNothingOfALongerTextThatIsOverwritten() {
    Path file = folder.resolve("orders.sql");
    Output.overwrite(file, "select 1, 2, 3");
    Output.overwrite(file, "select 1");
    assertThat(file).hasContent("select 1");
  }

  @Test
  void saysWhichFileCannotBeOverwritten() throws IOException {
    Path folderInTheWay = Files.createDirectory(folder.resolve("orders.sql"));
    assertThatThrownBy(() -> Output.overwrite(folderInTheWay, "select 1"))
        .isInstanceOf(FloeException.class)
        .hasMessageContaining("cannot write " + folderInTheWay);
  }

  @Test
  void leavesTheOldFileWhereItsSuccessorFails() throws IOException {
    Path file = Files.writeString(folder.resolve("manifest.json"), "{}");
    assertThatThrownBy(() ->
            Output.write(
                file,
                out -> {
                  out.write('[');
                  throw new IOException("disk full");
                }))
        .isInstanceOf(FloeException.class);
    assertThat(file).hasContent("{}");
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
  }
}
