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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;

/** Files that are kept elsewhere, at {@code mem://…}. */
final class MemoryStorage implements Storage {

  private final NavigableMap<String, byte[]> files = new ConcurrentSkipListMap<>();
  private final AtomicLong uses = new AtomicLong();
  private volatile LongPredicate failing = use -> false;

  /** Which uses fail from now on, counted from 1. What a catalog does by itself is not counted. */
  void failing(LongPredicate which) {
    uses.set(0);
    failing = which;
  }

  private void use(String location) throws IOException {
    if (!location.endsWith(".metadata.json") && failing.test(uses.incrementAndGet())) {
      throw new IOException("the storage failed at " + location);
    }
  }

  @Override
  public Set<String> schemes() {
    return Set.of("mem");
  }

  @Override
  public Storage with(Map<String, String> properties) {
    return this;
  }

  private byte[] file(String location) throws IOException {
    use(location);
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
    use(location);
    files.put(location, Files.readAllBytes(file));
  }

  @Override
  public void delete(String location) throws IOException {
    use(location);
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
