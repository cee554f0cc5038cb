package dev.floe.cli.demo;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.files.NewFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of the example mesh, as packaged with the program. */
final class ExampleMesh {

  private static final String ROOT = "acme-mesh";
  private static final String LANDMARK = "floe-workspace.yaml";

  private ExampleMesh() {}

  /**
   * Writes what is missing of the mesh; files that are there are kept, also edited ones.
   *
   * @throws UsageError if the folder has something else in it
   */
  static NewFiles.Outcome writeTo(Path folder) {
    Map<String, String> files = files();
    refuseForeign(folder, files.getOrDefault(LANDMARK, ""));
    return NewFiles.write(folder, files);
  }

  private static void refuseForeign(Path folder, String landmark) {
    if (!Files.exists(folder)) {
      return;
    }
    try {
      if (Files.isDirectory(folder) && isEmpty(folder)) {
        return;
      }
      Path file = folder.resolve(LANDMARK);
      if (Files.isRegularFile(file) && Files.readString(file).equals(landmark)) {
        return;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new UsageError(
        CliCode.FOREIGN_FOLDER,
        "'" + folder.getFileName() + "' is there already and is not the example mesh",
        "name another folder: floe demo my-folder");
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  /** Texts by path, sorted. */
  private static Map<String, String> files() {
    URL landmark = ExampleMesh.class.getResource(ROOT + "/" + LANDMARK);
    if (landmark == null) {
      throw new IllegalStateException("the example mesh is not packaged");
    }
    try {
      return read(landmark.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> read(URI landmark) throws IOException {
    if (landmark.getScheme().equals("file")) {
      return readTree(Path.of(landmark).resolveSibling("."));
    }
    try (FileSystem jar = FileSystems.newFileSystem(landmark, Map.of())) {
      return readTree(jar.provider().getPath(landmark).resolveSibling("."));
    }
  }

  private static Map<String, String> readTree(Path from) throws IOException {
    Path root = from.normalize();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(root)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    Map<String, String> texts = new TreeMap<>();
    for (Path file : files) {
      String path = root.relativize(file).toString().replace('\\', '/');
      texts.put(path, Files.readString(file, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
