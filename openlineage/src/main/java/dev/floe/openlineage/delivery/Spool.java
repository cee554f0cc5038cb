package dev.floe.openlineage.delivery;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Events that could not be delivered, kept in files until they can be. A file holds the events of
 * one process, a line each, and becomes visible when it is whole; its name sorts in time. Several
 * processes may use one folder.
 */
final class Spool {

  private static final String ENDING = ".jsonl";

  private final Path folder;
  private final long limit;

  /**
   * @param limit most bytes that are kept; of more, the oldest files go
   */
  Spool(Path folder, long limit) {
    this.folder = folder;
    this.limit = limit;
  }

  /** Keeps events under a name nobody else has. */
  void keep(String name, List<String> events) throws IOException {
    if (events.isEmpty()) {
      return;
    }
    Files.createDirectories(folder);
    Path unfinished = folder.resolve(name + ".tmp");
    Files.write(
        unfinished, events, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    Files.move(unfinished, folder.resolve(name + ENDING), StandardCopyOption.ATOMIC_MOVE);
    prune();
  }

  /** The files that wait, oldest first. */
  List<Path> waiting() throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + ENDING)) {
        found.forEach(files::add);
      }
    }
    files.sort(null);
    return files;
  }

  private void prune() throws IOException {
    List<Path> newestFirst = waiting().reversed();
    long size = 0;
    for (Path file : newestFirst) {
      size += Files.size(file);
      if (size > limit) {
        Files.deleteIfExists(file);
      }
    }
  }
}
