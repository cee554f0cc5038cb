package dev.floe.compiler;

import dev.floe.dbt.project.FileTree;
import dev.floe.manifest.locate.DocumentFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The disk, for tests. */
class Disk implements DocumentFiles {

  @Override
  public Optional<byte[]> read(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Path> folders(Path folder) {
    return children(folder, Files::isDirectory);
  }

  @Override
  public List<Path> files(Path folder) {
    return children(folder, Files::isRegularFile);
  }

  private static List<Path> children(Path folder, Predicate<Path> wanted) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(wanted).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FileTree tree(Path root) {
    return new FileTree() {
      @Override
      public List<String> list(String folder) {
        Path start = root.resolve(folder);
        if (!Files.isDirectory(start)) {
          return List.of();
        }
        try (Stream<Path> walk = Files.walk(start)) {
          return walk.filter(Files::isRegularFile)
              .map(file -> root.relativize(file).toString())
              .sorted()
              .toList();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public Optional<byte[]> read(String path) {
        return Disk.this.read(root.resolve(path));
      }
    };
  }
}
