package dev.floe.jinja.text;

import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Span;
import java.util.List;

/**
 * Where one character of a rendered text was written.
 *
 * @param span the place in the template or macro file
 * @param kind whether the character itself stands there or was computed there
 * @param frame the template body or macro call it was produced in
 */
public record Location(Span span, Run.Kind kind, Frame frame) {

  /** The macro calls that led there, innermost first. */
  public List<Note> callChain() {
    return frame.callChain();
  }
}
