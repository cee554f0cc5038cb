package dev.floe.catalog.iceberg;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    if (isLocal(location)) {
      return;
    }
    try (OutputStream out = files.newOutputFile(location).createOrOverwrite()) {
      Files.copy(file, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    forgetFile(file);
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
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(DataFolders::forgetFile);
    } catch (IOException | UncheckedIOException e) {
      return;
    }
    forgetFile(folder);
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
