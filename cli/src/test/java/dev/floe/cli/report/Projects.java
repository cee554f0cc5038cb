package dev.floe.cli.report;

import dev.floe.cli.Typed;
import dev.floe.cli.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Checkouts to compile in, on a day that never changes. */
final class Projects {

  static final Clock DAY = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

  private Projects() {}

  /** A checkout of its own, whose root is the folder. */
  static Path copy(Path from, Path to) throws IOException {
    Folders.copy(from, to);
    Files.createDirectories(to.resolve(".git"));
    return to;
  }

  static Typed at(Path folder, String... arguments) {
    return Typed.at(DAY, folder, arguments);
  }

  static void write(Path folder, String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
