package dev.floe.cli.dbt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
      Files.createDirectories(file.get().toAbsolutePath().getParent());
      Files.writeString(
          file.get(),
          line + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return Optional.empty();
    } catch (IOException e) {
      broken = true;
      return Optional.of("cannot write the log " + file.get() + ": " + e.getMessage());
    }
  }
}
