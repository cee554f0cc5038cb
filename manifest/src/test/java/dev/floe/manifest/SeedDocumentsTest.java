package dev.floe.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Result;
import dev.floe.manifest.locate.DocumentLocator;
import dev.floe.manifest.locate.RegistryLayout;
import dev.floe.manifest.locate.RemoteDocuments;
import dev.floe.manifest.read.DocumentFile;
import dev.floe.manifest.read.DocumentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every block of the documents that say what floe is, with what floe makes of it. */
class SeedDocumentsTest {

  private static final Path CASES =
      Path.of(
          System.getProperty("floe.root", ".."),
          "manifest/src/test/resources/dev/floe/manifest/seeds");

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isReadAsExpected(String name) throws IOException {
    Path folder = CASES.resolve(name).toAbsolutePath().normalize();
    String actual = report(folder);
    Path expected = folder.resolve("expected.txt");
    if ("update".equals(System.getProperty("floe.golden"))) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }

  private static String report(Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : documents(folder)) {
      String shown = folder.relativize(file).toString();
      text.append("== ").append(shown).append('\n');
      if (List.of("floe.yaml", "data-product.yaml").contains(file.getFileName().toString())) {
        DocumentLocator locator =
            new DocumentLocator(
                new FolderFiles(),
                folder,
                RegistryLayout.standard(Optional.empty()),
                RemoteDocuments.offline());
        text.append(Report.ofProduct(locator.product(file, Optional.empty())));
      } else {
        Result<Document> document =
            DocumentReader.read(new DocumentFile(shown, "home", Files.readAllBytes(file)));
        document.value().ifPresent(value -> text.append(value.kind().word()).append('\n'));
        text.append(Report.of(document.diagnostics()));
      }
    }
    return text.toString();
  }

  private static List<Path> documents(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith("floe-workspace.yaml"))
          .sorted()
          .toList();
    }
  }
}
