package dev.floe.compiler;

import dev.floe.dbt.project.FileTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder on the disk with some files as if they were otherwise; the disk itself is not touched.
 */
final class Overlay extends Disk {

  private final Path root;
  private final Map<Path, Optional<byte[]>> changed = new HashMap<>();

  Overlay(Path root) {
    this.root = root;
  }

  /**
   * @param text absent for a file that is not there
   */
  void put(String file, Optional<String> text) {
    changed.put(root.resolve(file), text.map(words -> words.getBytes(StandardCharsets.UTF_8)));
  }

  String text(String file) {
    return new String(read(root.resolve(file)).orElseThrow(), StandardCharsets.UTF_8);
  }

  @Override
  public Optional<byte[]> read(Path file) {
    Optional<byte[]> other = changed.get(file.normalize());
    return other == null ? super.read(file) : other;
  }

  @Override
  FileTree tree(Path folder) {
    FileTree disk = super.tree(folder);
    return new FileTree() {
      @Override
      public List<String> list(String within) {
        List<String> files = new ArrayList<>(disk.list(within));
        changed.forEach((file, bytes) -> {
          if (file.startsWith(folder.resolve(within).normalize())) {
            String name = folder.normalize().relativize(file).toString();
            files.remove(name);
            if (bytes.isPresent()) {
              files.add(name);
            }
          }
        });
        return files.stream().sorted().toList();
      }

      @Override
      public Optional<byte[]> read(String path) {
        return Overlay.this.read(folder.resolve(path));
      }
    };
  }
}
