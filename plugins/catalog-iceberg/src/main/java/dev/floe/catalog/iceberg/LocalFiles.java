package dev.floe.catalog.iceberg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;
import org.apache.iceberg.io.SupportsPrefixOperations;

/** Files of this machine, at locations such as {@code file:///data/lake/…}; without Hadoop. */
final class LocalFiles implements SupportsPrefixOperations {

  private static final long serialVersionUID = 1L;
  private static final String SCHEME = "file:";

  static String location(Path path) {
    return SCHEME + "//" + path.toAbsolutePath().normalize();
  }

  static Path path(String location) {
    if (!location.startsWith(SCHEME)) {
      return Path.of(location);
    }
    String path = location.substring(SCHEME.length());
    return Path.of(path.startsWith("//") ? path.substring(2) : path);
  }

  @Override
  public InputFile newInputFile(String location) {
    return new LocalInput(location, org.apache.iceberg.Files.localInput(path(location).toFile()));
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return new LocalOutput(location);
  }

  @Override
  public void deleteFile(String location) {
    try {
      Files.deleteIfExists(path(location));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Iterable<FileInfo> listPrefix(String prefix) {
    try (Stream<Path> all = Files.walk(path(prefix))) {
      List<FileInfo> found = new ArrayList<>();
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        found.add(
            new FileInfo(
                location(file), Files.size(file), Files.getLastModifiedTime(file).toMillis()));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void deletePrefix(String prefix) {
    listPrefix(prefix).forEach(file -> deleteFile(file.location()));
  }

  /** Iceberg's own local file, which would forget the scheme of its location. */
  private record LocalInput(String location, InputFile file) implements InputFile {

    @Override
    public long getLength() {
      return file.getLength();
    }

    @Override
    public SeekableInputStream newStream() {
      return file.newStream();
    }

    @Override
    public boolean exists() {
      return file.exists();
    }
  }

  /** The same for writing. */
  private record LocalOutput(String location) implements OutputFile {

    private OutputFile file() {
      try {
        Files.createDirectories(path(location).getParent());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return org.apache.iceberg.Files.localOutput(path(location).toFile());
    }

    @Override
    public PositionOutputStream create() {
      return file().create();
    }

    @Override
    public PositionOutputStream createOrOverwrite() {
      return file().createOrOverwrite();
    }

    @Override
    public InputFile toInputFile() {
      return new LocalFiles().newInputFile(location);
    }
  }
}
