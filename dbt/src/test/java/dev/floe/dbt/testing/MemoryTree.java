package dev.floe.dbt.testing;

import dev.floe.dbt.project.FileTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Files that exist in a test only. */
public final class MemoryTree implements FileTree {

  private final TreeMap<String, String> files = new TreeMap<>();

  /** Adds or replaces a file. */
  public MemoryTree with(String path, String text) {
    files.put(path, text);
    return this;
  }

  @Override
  public List<String> list(String folder) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    return files.keySet().stream().filter(path -> path.startsWith(prefix)).toList();
  }

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.ofNullable(files.get(path)).map(text -> text.getBytes(StandardCharsets.UTF_8));
  }
}
