package dev.floe.runner.warehouse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published generations: hard links to database files and a note about each. A generation is
 * entered just before it is published; one that is newer than the current never was.
 */
final class Archive {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Layout layout;

  Archive(Layout layout) {
    this.layout = layout;
  }

  /** All of them, oldest first. */
  List<Generation> list() throws IOException {
    Optional<Object> now = Layout.identity(layout.file());
    List<Generation> found = new ArrayList<>();
    for (int number : numbers()) {
      Path file = layout.generation(number);
      boolean current = now.isPresent() && now.equals(Layout.identity(file));
      Map<String, String> note = note(number);
      found.add(
          new Generation(
              number,
              note.getOrDefault("run", ""),
              time(note.get("published"), file),
              Files.size(file),
              current));
    }
    return found;
  }

  /** The generation readers get now, if it is in the archive. */
  Optional<Generation> current() throws IOException {
    return list().stream().filter(Generation::current).reduce((older, newer) -> newer);
  }

  int nextNumber() throws IOException {
    return numbers().stream().max(Integer::compare).orElse(0) + 1;
  }

  private List<Integer> numbers() throws IOException {
    return Layout.list(layout.generations(), "*.duckdb").stream()
        .map(path -> path.getFileName().toString().replace(".duckdb", ""))
        .filter(name -> name.matches("\\d{1,9}"))
        .map(Integer::valueOf)
        .sorted()
        .toList();
  }

  private Map<String, String> note(int number) {
    Map<String, String> note = new TreeMap<>();
    try {
      JSON.readTree(Files.readAllBytes(layout.record(number)))
          .properties()
          .forEach(entry -> note.put(entry.getKey(), entry.getValue().asString("")));
    } catch (IOException | JacksonException lost) {
      // The data is what matters; a generation without its note can still be rolled back to.
      note.clear();
    }
    return note;
  }

  private static Instant time(@Nullable String written, Path file) throws IOException {
    try {
      return Instant.parse(written == null ? "" : written);
    } catch (DateTimeParseException unknown) {
      return Files.getLastModifiedTime(file).toInstant();
    }
  }

  /**
   * Enters a database file as a generation.
   *
   * @return whether the file system has hard links, without which there is nothing to roll back to
   */
  boolean enter(int number, Path database, String run, Instant at) throws IOException {
    Files.createDirectories(layout.generations());
    String note =
        JSON.writeValueAsString(new TreeMap<>(Map.of("run", run, "published", at.toString())));
    Files.write(layout.record(number), (note + "\n").getBytes(StandardCharsets.UTF_8));
    Disk.sync(layout.record(number));
    try {
      Files.deleteIfExists(layout.generation(number));
      Files.createLink(layout.generation(number), database);
    } catch (UnsupportedOperationException noHardLinks) {
      return false;
    } catch (FileSystemException noHardLinks) {
      if (Disk.isFull(noHardLinks)) {
        throw noHardLinks;
      }
      return false;
    }
    Disk.syncFolder(layout.generations());
    return true;
  }

  /** Removes what was entered and never published. */
  void forgetUnpublished() throws IOException {
    Optional<Generation> current = current();
    if (current.isPresent()) {
      for (int number : numbers()) {
        if (number > current.get().number()) {
          forget(number);
        }
      }
    }
  }

  /** Keeps the newest so many. */
  void prune(int kept) throws IOException {
    List<Integer> numbers = numbers();
    for (int number : numbers.subList(0, Math.max(0, numbers.size() - kept))) {
      forget(number);
    }
  }

  private void forget(int number) throws IOException {
    Files.deleteIfExists(layout.generation(number));
    Files.deleteIfExists(layout.record(number));
  }
}
