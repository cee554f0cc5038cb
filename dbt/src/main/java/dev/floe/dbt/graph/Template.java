package dev.floe.dbt.graph;

import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Span;

/**
 * Text with template expressions, and where it was written.
 *
 * @param file as in {@link Span#file()}
 * @param text as written
 * @param start where in the file the text starts; exact for whole files and blocks cut out of
 *     files, and the place of the scalar for text from YAML
 * @param composed whether nobody wrote the text as it is, as that of a generic test: then all of it
 *     is where it starts
 */
public record Template(String file, String text, Position start, boolean composed) {

  /** Text that somebody wrote. */
  public Template(String file, String text, Position start) {
    this(file, text, start, false);
  }

  /** A whole file, without white space before and after it: dbt does not see that. */
  public static Template file(String file, String text) {
    String body = text.strip();
    Position start = body.isEmpty() ? Position.START : Position.at(text, text.indexOf(body));
    return new Template(file, body, start);
  }

  /** Where it starts. */
  public Span span() {
    return new Span(file, start, start);
  }
}
