package dev.floe.artifacts;

import dev.floe.diagnostics.Position;
import java.util.List;

/**
 * A stretch of rendered text that came from one place.
 *
 * @param length in UTF-16 units, 1 or more
 * @param file the template's file, as in {@link dev.floe.diagnostics.Span#file()}
 * @param start where in the file the stretch starts; for a derived one, the expression that made it
 * @param verbatim whether the stretch is the file's own text, letter by letter; else it was
 *     computed
 * @param frames the macro calls it passed through, outermost first
 */
public record SourceRun(
    int length, String file, Position start, boolean verbatim, List<CallFrame> frames) {

  public SourceRun {
    if (length < 1) {
      throw new IllegalArgumentException("an empty run: " + length);
    }
    frames = List.copyOf(frames);
  }
}
