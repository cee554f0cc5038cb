package dev.floe.diagnostics;

import java.util.Optional;

/**
 * Something that explains a diagnostic: another place that is involved, a step of a macro call
 * chain.
 *
 * @param message one line that stands alone
 * @param span the place it speaks of, if it has one
 */
public record Note(String message, Optional<Span> span) {

  /** A remark without a place. */
  public static Note of(String message) {
    return new Note(message, Optional.empty());
  }

  /** A remark about a place. */
  public static Note at(String message, Span span) {
    return new Note(message, Optional.of(span));
  }
}
