package dev.floe.catalog.iceberg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Local tables: data files are written and read where they are. */
final class SameFiles implements LocalCopies {

  @Override
  public Path folder(String location) {
    try {
      return Files.createDirectories(LocalFiles.path(location));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void store(Path file, String location) {
    if (!file.equals(LocalFiles.path(location))) {
      throw new IllegalStateException(file + " is not " + location);
    }
  }

  @Override
  public Path fetch(String location) {
    return LocalFiles.path(location);
  }

  @Override
  public void forget(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      // Never made, or not empty: 'floe tables maintain' finds what is left.
    }
  }
}
