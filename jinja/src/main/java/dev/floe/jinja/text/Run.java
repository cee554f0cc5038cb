package dev.floe.jinja.text;

import dev.floe.diagnostics.Span;

/**
 * A stretch of a {@link MappedText} that stems from one place.
 *
 * @param length in UTF-16 units
 * @param frame the template body or macro call that produced it
 * @param offset where in the frame's source: of the first character if verbatim, else of the
 *     expression that computed the text
 * @param kind whether the characters are the template's own
 */
public record Run(int length, Frame frame, int offset, Kind kind) {

  /** How a run's characters relate to the template. */
  public enum Kind {
    /** The characters equal the template's at the offset. */
    VERBATIM,
    /** The characters were computed by what stands at the offset. */
    DERIVED
  }

  /** The place this run stems from. */
  public Span span() {
    int end = kind == Kind.VERBATIM ? offset + length : offset;
    return frame.source().span(offset, end);
  }
}
