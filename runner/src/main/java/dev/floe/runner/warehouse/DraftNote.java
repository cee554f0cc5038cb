package dev.floe.runner.warehouse;

import dev.floe.artifacts.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The note beside a draft: of which state of the warehouse it is a clone and, once a run has left
 * it, how long it was then. A run that was killed left no length; the database's own log and
 * checksums have to do.
 */
record DraftNote(String base, Optional<String> left) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static DraftNote begun(State base) {
    return new DraftNote(digest(base), Optional.empty());
  }

  static DraftNote left(State base, Path draft) throws IOException {
    return new DraftNote(digest(base), Optional.of(length(draft)));
  }

  private static String digest(State state) {
    return Digests.sha256(state.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String length(Path draft) throws IOException {
    Path wal = Layout.wal(draft);
    return Files.size(draft)
        + "+"
        + (Files.exists(wal) ? Files.size(wal) : 0)
        + " "
        + Files.getLastModifiedTime(draft).toInstant();
  }

  /** Puts the note beside a draft. */
  void write(Path draft) throws IOException {
    TreeMap<String, String> fields = new TreeMap<>();
    fields.put("base", base);
    left.ifPresent(length -> fields.put("left", length));
    Files.writeString(Layout.note(draft), JSON.writeValueAsString(fields) + "\n");
  }

  /** Why a draft cannot be gone on with, if it cannot. */
  static Optional<String> obstacle(Path draft, State now) throws IOException {
    if (!Files.exists(draft) || !Files.exists(Layout.note(draft))) {
      return Optional.of("what it had built is gone: it is kept until the next run begins");
    }
    Optional<DraftNote> note = read(Layout.note(draft));
    if (note.isEmpty()) {
      return Optional.of("the note beside what it had built is damaged");
    }
    if (!note.get().base().equals(digest(now))) {
      return Optional.of("the warehouse has changed since");
    }
    String length = length(draft);
    return note.get().left().filter(then -> !then.equals(length)).isPresent()
        ? Optional.of("what it had built was changed or damaged since")
        : Optional.empty();
  }

  private static Optional<DraftNote> read(Path file) throws IOException {
    try {
      var tree = JSON.readTree(Files.readAllBytes(file));
      return Optional.of(
          new DraftNote(
              tree.path("base").asString(""),
              Optional.of(tree.path("left").asString("")).filter(text -> !text.isEmpty())));
    } catch (JacksonException torn) {
      return Optional.empty();
    }
  }
}
