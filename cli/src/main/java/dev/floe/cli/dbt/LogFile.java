package dev.floe.cli.dbt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** {@code logs/dbt.log}: every line of every command, one after the other. Safe for all threads. */
final class LogFile {

  private final Optional<Path> file;
  private boolean broken;

  private LogFile(Optional<Path> file) {
    this.file = file;
  }

  static LogFile none() {
    return new LogFile(Optional.empty());
  }

  static LogFile in(Path folder) {
    return new LogFile(Optional.of(folder.resolve("dbt.log")));
  }

  /**
   * Adds a line.
   *
   * @return what to tell the user, once, if the file cannot be written: a command does not fail
   *     because its log does
   */
  synchronized Optional<String> add(String line) {
    if (broken || file.isEmpty()) {
      return Optional.empty();
    }
    try {
      append(file.get(), line + "\n");
      return Optional.empty();
    } catch (IOException e) {
      broken = true;
      return Optional.of("cannot write the log " + file.get() + ": " + e.getMessage());
    }
  }

  /** The folder is there but for the first line of all, and may be cleaned away at any time. */
  private static void append(Path file, String text) throws IOException {
    try {
      Files.writeString(
          file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (NoSuchFileException absent) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }
}
