package dev.floe.cli.monitor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a port could be read, look by look: a file of its own in {@code .floe/monitor}. Looks
 * older than thirty days count no more and are dropped, as are all but the newest ten thousand.
 */
final class AvailabilityLog {

  private static final Duration WINDOW = Duration.ofDays(30);
  private static final int MOST = 10_000;

  private final Path file;

  AvailabilityLog(Path folder, String port) {
    this.file = folder.resolve(".floe/monitor").resolve(port + ".log");
  }

  private record Look(Instant at, boolean good) {

    String line() {
      return at + (good ? " read" : " not-read");
    }
  }

  /** Adds a look and says at how many of a hundred looks the port could be read. */
  double note(Instant at, boolean good) {
    List<Look> looks = new ArrayList<>();
    for (Look look : looks()) {
      if (look.at().isAfter(at.minus(WINDOW))) {
        looks.add(look);
      }
    }
    looks.add(new Look(at, good));
    List<Look> kept = looks.subList(Math.max(0, looks.size() - MOST), looks.size());
    write(kept);
    return kept.stream().filter(Look::good).count() * 100.0 / kept.size();
  }

  private List<Look> looks() {
    List<Look> looks = new ArrayList<>();
    try {
      for (String line : Files.isRegularFile(file) ? Files.readAllLines(file) : List.<String>of()) {
        int space = line.indexOf(' ');
        if (space > 0) {
          looks.add(new Look(Instant.parse(line.substring(0, space)), line.endsWith(" read")));
        }
      }
    } catch (IOException | DateTimeException torn) {
      // What could be read counts.
    }
    return looks;
  }

  /** A log that cannot be written only forgets. */
  private void write(List<Look> looks) {
    String text = String.join("", looks.stream().map(look -> look.line() + "\n").toList());
    try {
      Files.createDirectories(file.getParent());
      Path unfinished = file.resolveSibling(file.getFileName() + ".new");
      Files.write(unfinished, text.getBytes(StandardCharsets.UTF_8));
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      discard();
    }
  }

  private void discard() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It is read again next time.
    }
  }
}
