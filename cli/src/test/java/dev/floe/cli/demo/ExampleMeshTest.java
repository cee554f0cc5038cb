package dev.floe.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.cli.command.UsageError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleMeshTest {

  @TempDir Path folder;

  @Test
  void writesTheMeshAndKeepsWhatWasEdited() throws IOException {
    Path mesh = folder.resolve("mesh");
    ExampleMesh.writeTo(mesh);
    Path readme = mesh.resolve("README.md");
    assertThat(mesh.resolve("domains/sales/products/order-history/floe.yaml")).isRegularFile();
    Files.writeString(readme, "mine");
    Path manifest = mesh.resolve("domains/sales/domain-manifest.yaml");
    Files.delete(manifest);

    assertThat(ExampleMesh.writeTo(mesh).written())
        .containsExactly("domains/sales/domain-manifest.yaml");

    assertThat(readme).hasContent("mine");
    assertThat(manifest).isRegularFile();
  }

  @Test
  void writesIntoAnEmptyFolder() {
    ExampleMesh.writeTo(folder);
    assertThat(folder.resolve("floe-workspace.yaml")).isRegularFile();
  }

  @Test
  void refusesAFolderWithSomethingElseInIt() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "years of work");

    assertThatThrownBy(() -> ExampleMesh.writeTo(folder)).isInstanceOf(UsageError.class);
    assertThat(folder).isDirectoryContaining("glob:**/thesis.txt");
    assertThat(folder.toFile().list()).containsExactly("thesis.txt");
  }

  @Test
  void refusesAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("floe-demo"), "");
    assertThatThrownBy(() -> ExampleMesh.writeTo(file)).isInstanceOf(UsageError.class);
  }
}
