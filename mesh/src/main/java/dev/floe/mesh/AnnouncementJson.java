package dev.floe.mesh;

import dev.floe.registry.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** An announcement as a text. */
final class AnnouncementJson {

  private AnnouncementJson() {}

  static String write(Announcement announcement) {
    return text(
        new TreeMap<>(
            Map.of("at", announcement.at().toString(), "changes", announcement.changes())));
  }

  /** What tells announcements apart: when they were made does not. */
  static String changes(Announcement announcement) {
    return text(Map.of("changes", announcement.changes()));
  }

  private static String text(Map<String, Object> plain) {
    return new String(CanonicalJson.bytes(plain), StandardCharsets.UTF_8);
  }

  static Optional<Announcement> read(String text) {
    try {
      JsonNode tree = CanonicalJson.read(text.getBytes(StandardCharsets.UTF_8));
      List<String> changes = new ArrayList<>();
      tree.path("changes").values().forEach(change -> changes.add(change.asString("")));
      return Optional.of(new Announcement(Instant.parse(tree.path("at").asString("")), changes));
    } catch (JacksonException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
