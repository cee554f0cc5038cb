package dev.floe.cli.monitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every look as a line of JSON in {@code .floe/monitor/events.jsonl}. Beyond four megabytes it
 * becomes {@code events.1.jsonl}, and what was that before is dropped.
 */
record MonitorEvents(Path folder) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long MOST_BYTES = 4L << 20;

  static String line(Map<String, Object> event) {
    return JSON.writeValueAsString(event);
  }

  /** An event that cannot be written is still told otherwise. */
  void append(Map<String, Object> event) {
    Path file = folder.resolve(".floe/monitor/events.jsonl");
    try {
      Files.createDirectories(file.getParent());
      if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
        Files.move(
            file, file.resolveSibling("events.1.jsonl"), StandardCopyOption.REPLACE_EXISTING);
      }
      Files.writeString(
          file, line(event) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      // The exit code and the metrics tell it, too.
    }
  }
}
