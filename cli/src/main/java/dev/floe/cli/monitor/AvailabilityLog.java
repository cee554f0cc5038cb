package dev.floe.cli.monitor;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Whether a port could be read, look by look. */
final class AvailabilityLog {

  private static final String READ = "read";

  private final DatedLines lines;

  AvailabilityLog(Path folder, String port) {
    this.lines = DatedLines.of(folder, port + ".log");
  }

  /** Adds a look and says at how many of a hundred looks the port could be read. */
  double note(Instant at, boolean good) {
    List<DatedLines.Line> looks = lines.add(new DatedLines.Line(at, good ? READ : "not-read"), at);
    return looks.stream().filter(look -> look.word().equals(READ)).count() * 100.0 / looks.size();
  }
}
