package dev.floe.diagnostics.render;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Diagnostics for a reader at a terminal: code and message, the source line with the place
 * underlined, then who demands otherwise, further places and what to do.
 *
 * <p>The first line of each stands alone, so that {@code grep error} is useful. Control characters
 * in messages and sources are made visible, never sent on.
 */
public final class TextRenderer {

  private final Sources sources;
  private final Style style;

  public TextRenderer(Sources sources, Style style) {
    this.sources = sources;
    this.style = style;
  }

  /** All of them in the order given, a blank line between two; empty if there are none. */
  public String render(List<Diagnostic> diagnostics) {
    return String.join("\n", diagnostics.stream().map(this::render).toList());
  }

  /** One of them; ends with a line feed. */
  public String render(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder();
    Severity severity = diagnostic.severity();
    out.append(style.severity(severity, severity.word() + "[" + diagnostic.code().id() + "]"))
        .append(style.strong(": " + Printable.lines(diagnostic.message())))
        .append('\n');
    List<Part> parts = parts(diagnostic);
    int width = parts.stream().mapToInt(Part::numberWidth).max().orElse(1);
    parts.forEach(part -> part.appendTo(out, width, style));
    diagnostic
        .help()
        .ifPresent(help ->
            out.append(style.help("help")).append(": ").append(indented(help)).append('\n'));
    return out.toString();
  }

  /** {@code 2 errors, 1 warning}; {@code no findings} if there are none. */
  public static String summary(List<Diagnostic> diagnostics) {
    List<String> counts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = diagnostics.stream().filter(d -> d.severity() == severity).count();
      if (count > 0) {
        counts.add(count + " " + severity.word() + (count == 1 ? "" : "s"));
      }
    }
    return counts.isEmpty() ? "no findings" : String.join(", ", counts);
  }

  private List<Part> parts(Diagnostic diagnostic) {
    List<Part> parts = new ArrayList<>();
    diagnostic
        .span()
        .map(span ->
            diagnostic.code().quotesSource() ? Snippet.of(span, sources) : Snippet.withheld(span))
        .ifPresent(shown -> parts.add(new Part("", Optional.of(shown), diagnostic.severity())));
    diagnostic
        .demandedBy()
        .filter(
            span -> diagnostic.notes().stream().noneMatch(n -> n.span().equals(Optional.of(span))))
        .ifPresent(span -> parts.add(part("demanded here", span, Severity.NOTE)));
    for (Note note : diagnostic.notes()) {
      parts.add(
          new Part(
              note.message(), note.span().map(span -> Snippet.of(span, sources)), Severity.NOTE));
    }
    return parts;
  }

  private Part part(String title, Span span, Severity severity) {
    return new Part(title, Optional.of(Snippet.of(span, sources)), severity);
  }

  private static String indented(String text) {
    return Printable.lines(text.strip()).replace("\n", "\n      ");
  }

  /** One place or remark of a diagnostic; the main place has no title. */
  private record Part(String title, Optional<Snippet> snippet, Severity severity) {

    int numberWidth() {
      return snippet.map(Snippet::numberWidth).orElse(1);
    }

    void appendTo(StringBuilder out, int width, Style style) {
      if (!title.isEmpty()) {
        out.append(style.severity(Severity.NOTE, "note"))
            .append(": ")
            .append(indented(title))
            .append('\n');
      }
      snippet.ifPresent(shown -> shown.appendTo(out, width, severity, style));
    }
  }
}
