package dev.floe.diagnostics.render;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Diagnostics for programs: an object {@code {"version": 1, "summary": …, "diagnostics": […]}}.
 *
 * <p>Every key is always there; what is unknown is {@code null}. Lines and columns start at 1,
 * columns count Unicode code points, ends are exclusive. The order is the one handed in.
 */
public final class JsonRenderer {

  /** Grows when a key changes its meaning; new keys may appear without. */
  public static final int VERSION = 1;

  /** The whole document, ending with a line feed. */
  public String render(List<Diagnostic> diagnostics) {
    return render(diagnostics, Map.of());
  }

  /**
   * The document with more to tell, in the map's order.
   *
   * @param more plain values by name
   */
  public String render(List<Diagnostic> diagnostics, Map<String, ?> more) {
    JsonText json = new JsonText();
    json.beginObject().key("version").number(VERSION).key("summary").beginObject();
    for (Severity severity : Severity.values()) {
      json.key(severity.word() + "s")
          .number(diagnostics.stream().filter(d -> d.severity() == severity).count());
    }
    json.endObject().key("diagnostics").beginArray();
    diagnostics.forEach(diagnostic -> write(json, diagnostic));
    json.endArray();
    more.forEach((key, value) -> json.key(key).value(value));
    return json.endObject() + "\n";
  }

  private static void write(JsonText json, Diagnostic diagnostic) {
    json.beginObject()
        .key("code")
        .string(diagnostic.code().id())
        .key("title")
        .string(diagnostic.code().title())
        .key("severity")
        .string(diagnostic.severity().word())
        .key("message")
        .string(diagnostic.message())
        .key("subject")
        .string(diagnostic.subject())
        .key("place");
    write(json, diagnostic.span());
    json.key("demandedBy");
    write(json, diagnostic.demandedBy());
    json.key("notes").beginArray();
    for (Note note : diagnostic.notes()) {
      json.beginObject().key("message").string(note.message()).key("place");
      write(json, note.span());
      json.endObject();
    }
    json.endArray().key("help");
    diagnostic.help().ifPresentOrElse(json::string, json::nothing);
    json.key("fingerprint").string(diagnostic.fingerprint()).endObject();
  }

  private static void write(JsonText json, Optional<Span> place) {
    if (place.isEmpty()) {
      json.nothing();
      return;
    }
    Span span = place.get();
    json.beginObject()
        .key("file")
        .string(span.file())
        .key("line")
        .number(span.start().line())
        .key("column")
        .number(span.start().column())
        .key("endLine")
        .number(span.end().line())
        .key("endColumn")
        .number(span.end().column())
        .endObject();
  }
}
