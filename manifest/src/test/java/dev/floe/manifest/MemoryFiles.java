package dev.floe.manifest;

import dev.floe.manifest.locate.DocumentFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Files that exist in a test alone, below {@link #ROOT}. */
public final class MemoryFiles implements DocumentFiles {

  public static final Path ROOT = Path.of("/mesh").toAbsolutePath();

  private final Map<Path, byte[]> files = new TreeMap<>();

  public MemoryFiles with(String name, String text) {
    return with(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public MemoryFiles with(String name, byte[] bytes) {
    files.put(ROOT.resolve(name).normalize(), bytes);
    return this;
  }

  @Override
  public Optional<byte[]> read(Path file) {
    return Optional.ofNullable(files.get(file));
  }

  @Override
  public List<Path> folders(Path folder) {
    return files.keySet().stream()
        .filter(file -> file.startsWith(folder))
        .filter(file -> file.getNameCount() > folder.getNameCount() + 1)
        .map(file -> folder.resolve(file.getName(folder.getNameCount())))
        .distinct()
        .toList();
  }

  @Override
  public List<Path> files(Path folder) {
    return files.keySet().stream().filter(file -> folder.equals(file.getParent())).toList();
  }
}
