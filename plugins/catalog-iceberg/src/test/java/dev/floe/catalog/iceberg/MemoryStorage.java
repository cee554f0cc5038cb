package dev.floe.catalog.iceberg;

import dev.floe.spi.table.Storage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** Files that are kept elsewhere, at {@code mem://…}. */
final class MemoryStorage implements Storage {

  private final NavigableMap<String, byte[]> files = new ConcurrentSkipListMap<>();

  @Override
  public Set<String> schemes() {
    return Set.of("mem");
  }

  @Override
  public Storage with(Map<String, String> properties) {
    return this;
  }

  private byte[] file(String location) throws IOException {
    byte[] bytes = files.get(location);
    if (bytes == null) {
      throw new NoSuchFileException(location);
    }
    return bytes;
  }

  @Override
  public long length(String location) throws IOException {
    return file(location).length;
  }

  @Override
  public InputStream read(String location, long offset) throws IOException {
    byte[] bytes = file(location);
    return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
  }

  @Override
  public void upload(Path file, String location) throws IOException {
    files.put(location, Files.readAllBytes(file));
  }

  @Override
  public void delete(String location) {
    files.remove(location);
  }

  @Override
  public List<StoredFile> list(String prefix) {
    return files.tailMap(prefix).entrySet().stream()
        .takeWhile(file -> file.getKey().startsWith(prefix))
        .map(file -> new StoredFile(file.getKey(), file.getValue().length, 0))
        .toList();
  }

  @Override
  public void close() {}
}
