package dev.floe.jinja.text;

import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One level of a rendering: a template's own body, or one call of a macro, linked to the place that
 * called it. Frames are what positions in {@link MappedText} refer to.
 */
public final class Frame {

  private final Source source;
  private final String macro;
  private final @Nullable Frame caller;
  private final int callStart;
  private final int callEnd;

  private Frame(Source source, String macro, @Nullable Frame caller, int callStart, int callEnd) {
    this.source = source;
    this.macro = macro;
    this.caller = caller;
    this.callStart = callStart;
    this.callEnd = callEnd;
  }

  /** The body of a template that nothing called. */
  public static Frame root(Source source) {
    return new Frame(source, "", null, 0, 0);
  }

  /** A call of {@code macro}, written in {@code source}, from a place in this frame. */
  public Frame call(Source target, String macroName, int start, int end) {
    return new Frame(target, macroName, this, start, end);
  }

  /** The text this frame's offsets point into. */
  public Source source() {
    return source;
  }

  /** The macro's name; empty for a template's own body. */
  public String macro() {
    return macro;
  }

  /** The frame that called this one. */
  public Optional<Frame> caller() {
    return Optional.ofNullable(caller);
  }

  /** Where it was called, in the caller's source. */
  public Optional<Span> callSpan() {
    return caller == null ? Optional.empty() : Optional.of(caller.source.span(callStart, callEnd));
  }

  /** The macro calls that led here, innermost first, as notes of a diagnostic. */
  public List<Note> callChain() {
    List<Note> notes = new ArrayList<>();
    int hidden = 0;
    for (Frame at = this; at.caller != null; at = at.caller) {
      if (notes.size() >= MAX_NOTES) {
        hidden++;
        continue;
      }
      boolean somewhere = at.callEnd > at.callStart;
      notes.add(
          somewhere
              ? new Note("in " + at.description() + ", called here", at.callSpan())
              : Note.of("in " + at.description()));
    }
    if (hidden > 0) {
      notes.add(Note.of("and " + hidden + " more calls"));
    }
    return notes;
  }

  private static final int MAX_NOTES = 12;

  private String description() {
    return macro.isEmpty() ? "template '" + source.name() + "'" : "macro '" + macro + "'";
  }
}
