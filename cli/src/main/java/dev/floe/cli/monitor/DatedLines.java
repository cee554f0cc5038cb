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
 * A file in {@code .floe/monitor} with a time and a word on each line, the newest last. What is
 * older than thirty days counts no more and is dropped, as are all but the newest ten thousand.
 */
record DatedLines(Path file) {

  private static final Duration WINDOW = Duration.ofDays(30);
  private static final int MOST = 10_000;

  static DatedLines of(Path folder, String name) {
    return new DatedLines(folder.resolve(".floe/monitor").resolve(name));
  }

  /** A line of the file. */
  record Line(Instant at, String word) {

    private String text() {
      return at + " " + word + "\n";
    }
  }

  /** All lines that count at a time. */
  List<Line> read(Instant now) {
    List<Line> lines = new ArrayList<>();
    try {
      for (String text : Files.isRegularFile(file) ? Files.readAllLines(file) : List.<String>of()) {
        int space = text.indexOf(' ');
        if (space > 0) {
          lines.add(new Line(Instant.parse(text.substring(0, space)), text.substring(space + 1)));
        }
      }
    } catch (IOException | DateTimeException torn) {
      // What could be read counts.
    }
    return lines.stream().filter(line -> line.at().isAfter(now.minus(WINDOW))).toList();
  }

  /** Adds a line and gives all that count; a file that cannot be written only forgets. */
  List<Line> add(Line line, Instant now) {
    List<Line> lines = new ArrayList<>(read(now));
    lines.add(line);
    List<Line> kept = lines.subList(Math.max(0, lines.size() - MOST), lines.size());
    write(String.join("", kept.stream().map(Line::text).toList()));
    return kept;
  }

  private void write(String text) {
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
