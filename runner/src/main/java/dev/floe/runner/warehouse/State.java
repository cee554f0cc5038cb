package dev.floe.runner.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * What a warehouse was at a moment: which file, how long, changed when, and of which generation.
 * Two states differ if anybody has replaced or written the file in between.
 */
record State(
    Optional<Object> identity,
    long bytes,
    Optional<FileTime> changed,
    int generation,
    boolean wal) {

  static State of(Layout layout) throws IOException {
    int generation = new Archive(layout).current().map(Generation::number).orElse(0);
    boolean wal = Files.exists(layout.wal());
    if (!Files.exists(layout.file())) {
      return new State(Optional.empty(), 0, Optional.empty(), generation, wal);
    }
    return new State(
        Layout.identity(layout.file()),
        Files.size(layout.file()),
        Optional.of(Files.getLastModifiedTime(layout.file())),
        generation,
        wal);
  }
}
