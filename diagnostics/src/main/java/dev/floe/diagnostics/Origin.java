package dev.floe.diagnostics;

import java.util.Optional;

/**
 * Who set a value.
 *
 * @param source the document or tier in the reader's words: {@code enterprise acme-enterprise},
 *     {@code domain sales}, {@code dbt_project.yml}, {@code default}
 * @param span the place in that document; absent for built-in defaults
 */
public record Origin(String source, Optional<Span> span) {

  /** A value nobody wrote. */
  public static Origin builtIn() {
    return new Origin("default", Optional.empty());
  }

  /** A value written at a place. */
  public static Origin at(String source, Span span) {
    return new Origin(source, Optional.of(span));
  }

  @Override
  public String toString() {
    return span.map(s -> source + " (" + s + ")").orElse(source);
  }
}
