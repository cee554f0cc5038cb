package dev.floe.runner.warehouse;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the files of a warehouse are: {@code data.duckdb}, beside it {@code data.duckdb.lock},
 * {@code .data.duckdb.next-<run>} while a run works, and {@code data.duckdb.generations/}.
 */
record Layout(Path file) {

  Layout(Path file) {
    this.file = file.toAbsolutePath().normalize();
  }

  Path folder() {
    return Objects.requireNonNull(file.getParent());
  }

  String name() {
    return file.getFileName().toString();
  }

  Path lock() {
    return folder().resolve(name() + ".lock");
  }

  /** What the database has committed and not yet moved into its file. */
  Path wal() {
    return wal(file);
  }

  static Path wal(Path database) {
    return database.resolveSibling(database.getFileName() + ".wal");
  }

  Path draft(String run) {
    return folder().resolve(draftPrefix() + run);
  }

  /** What a draft was cloned from, and how it was left. */
  static Path note(Path draft) {
    return draft.resolveSibling(draft.getFileName() + ".note");
  }

  private String draftPrefix() {
    return "." + name() + ".next-";
  }

  /** Drafts and what their databases left beside them. */
  List<Path> drafts() throws IOException {
    return list(folder(), draftPrefix() + "*");
  }

  Path generations() {
    return folder().resolve(name() + ".generations");
  }

  Path generation(int number) {
    return generations().resolve(String.format(Locale.ROOT, "%06d.duckdb", number));
  }

  Path record(int number) {
    return generations().resolve(String.format(Locale.ROOT, "%06d.json", number));
  }

  static List<Path> list(Path folder, String glob) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, glob)) {
      paths.forEach(found::add);
    }
    found.sort(null);
    return found;
  }

  /** What makes a file this file and no other, whatever its name; empty if there is none. */
  static Optional<Object> identity(Path path) throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    return Optional.ofNullable(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
  }
}
