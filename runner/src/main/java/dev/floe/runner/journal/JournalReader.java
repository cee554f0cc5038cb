package dev.floe.runner.journal;

import dev.floe.runner.journal.RunRecord.Entry;
import dev.floe.runner.journal.RunRecord.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads journals, also such as were torn off in the middle of a line. */
final class JournalReader {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JournalReader() {}

  static RunRecord read(RunId id, Path file) {
    List<Entry> entries = new ArrayList<>();
    for (String line : lines(file)) {
      entry(line).ifPresent(entries::add);
    }
    boolean over = entries.stream().anyMatch(e -> isEnd(e.event()));
    return new RunRecord(
        id,
        entries.stream().findFirst().map(Entry::at),
        over ? Optional.of(entries.getLast().at()) : Optional.empty(),
        state(entries),
        entries);
  }

  private static boolean isEnd(String event) {
    return event.equals("run_finished") || event.equals("failed");
  }

  private static State state(List<Entry> entries) {
    if (has(entries, "published")) {
      return State.PUBLISHED;
    }
    if (has(entries, "failed")) {
      return State.FAILED;
    }
    return entries.stream()
        .filter(e -> e.event().equals("run_finished"))
        .findFirst()
        .map(e -> Boolean.TRUE.equals(e.fields().get("good")) ? State.SUCCEEDED : State.FAILED)
        .orElse(State.UNFINISHED);
  }

  private static boolean has(List<Entry> entries, String event) {
    return entries.stream().anyMatch(e -> e.event().equals(event));
  }

  private static List<String> lines(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException notThere) {
      // Killed between making its folder and its journal.
      return List.of();
    }
  }

  private static Optional<Entry> entry(String line) {
    try {
      Map<?, ?> read = JSON.readValue(line, Map.class);
      Map<String, Object> fields = new LinkedHashMap<>();
      read.forEach((key, value) -> {
        if (value != null) {
          fields.put(String.valueOf(key), value);
        }
      });
      Object at = fields.remove("at");
      Object event = fields.remove("event");
      return at == null || event == null
          ? Optional.empty()
          : Optional.of(new Entry(Instant.parse(at.toString()), event.toString(), fields));
    } catch (JacksonException | DateTimeException torn) {
      return Optional.empty();
    }
  }
}
