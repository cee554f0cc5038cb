package dev.floe.catalog.iceberg;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.io.FileIO;

/**
 * Where this machine writes and reads data files: those of local tables where they are, those of
 * others in folders of its own, from which they are copied and into which they are fetched.
 */
final class DataFolders implements AutoCloseable {

  private final List<Path> temporary = new ArrayList<>();

  private static boolean isLocal(String location) {
    return location.startsWith("file:") || location.startsWith("/");
  }

  /** Makes the local folder for files that shall be at a location. */
  Path folder(String location) {
    try {
      return isLocal(location)
          ? Files.createDirectories(LocalFiles.path(location))
          : temporaryFolder();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path temporaryFolder() throws IOException {
    Path folder = Files.createTempDirectory("floe-tables-");
    temporary.add(folder);
    return folder;
  }

  /** Puts a local file of such a folder where it belongs. */
  void store(FileIO files, Path file, String location) {
    try {
      if (isLocal(location)) {
        if (!file.equals(LocalFiles.path(location))) {
          Files.move(file, LocalFiles.path(location));
        }
        return;
      }
      try (OutputStream out = files.newOutputFile(location).createOrOverwrite()) {
        Files.copy(file, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    forgetFile(file);
  }

  /** Removes the folders in a folder that nothing is in any more. */
  void tidy(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).toList()) {
        if (!each.equals(folder)) {
          forgetFile(each);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // An empty folder harms nobody.
    }
  }

  /** The local file with the content of a location. */
  Path fetch(FileIO files, String location) {
    if (isLocal(location)) {
      return LocalFiles.path(location);
    }
    try (InputStream in = files.newInputFile(location).newStream()) {
      Path file = temporaryFolder().resolve("data.parquet");
      Files.copy(in, file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a folder with what is left in it. What cannot be removed, no reader knows of. */
  void forget(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).toList().forEach(DataFolders::forgetFile);
    } catch (IOException | UncheckedIOException e) {
      // It was never made, or is gone.
    }
  }

  private static void forgetFile(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Nobody reads it.
    }
  }

  @Override
  public void close() {
    temporary.forEach(this::forget);
  }
}
