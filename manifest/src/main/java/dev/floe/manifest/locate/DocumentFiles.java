package dev.floe.manifest.locate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files documents are read from, by absolute normalised path. Safe for several threads. */
public interface DocumentFiles {

  /**
   * The content of a file; empty if there is none, or if it is a folder.
   *
   * @throws dev.floe.diagnostics.FloeException if it is there but cannot be read
   */
  Optional<byte[]> read(Path file);

  /**
   * The folders directly in a folder, sorted by name, hidden ones left out; none if it is absent.
   */
  List<Path> folders(Path folder);

  /** The files directly in a folder, sorted by name; none if it is absent. */
  List<Path> files(Path folder);
}
