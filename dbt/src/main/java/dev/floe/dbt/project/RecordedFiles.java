package dev.floe.dbt.project;

import dev.floe.artifacts.Digests;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Remembers what was read and what it was, so that a later run can tell whether it changed. */
public final class RecordedFiles implements FileTree {

  private final FileTree files;
  private final SortedMap<String, String> digests =
      Collections.synchronizedSortedMap(new TreeMap<>());

  public RecordedFiles(FileTree files) {
    this.files = files;
  }

  @Override
  public List<String> list(String folder) {
    return files.list(folder);
  }

  @Override
  public List<String> folders(String folder) {
    return files.folders(folder);
  }

  @Override
  public String named(String folder) {
    return files.named(folder);
  }

  @Override
  public Optional<byte[]> read(String path) {
    Optional<byte[]> bytes = files.read(path);
    digests.put(path, bytes.map(Digests::sha256).orElse("absent"));
    return bytes;
  }

  /**
   * Path to {@code sha256:<hex>} of everything read so far; {@code absent} where there was none.
   */
  public Map<String, String> digests() {
    synchronized (digests) {
      return new TreeMap<>(digests);
    }
  }
}
