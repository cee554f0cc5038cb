package dev.floe.diagnostics;

/**
 * A stretch of a file.
 *
 * @param file the path as a user would type it, relative to the project where possible, with '/'
 * @param start the first character
 * @param end just after the last character; equal to {@code start} where only a point is known
 */
public record Span(String file, Position start, Position end) implements Comparable<Span> {

  public Span {
    if (end.compareTo(start) < 0) {
      throw new IllegalArgumentException("ends before it starts: " + start + " to " + end);
    }
  }

  /** A single point of a file. */
  public static Span at(String file, int line, int column) {
    Position position = new Position(line, column);
    return new Span(file, position, position);
  }

  /** The stretch between two UTF-16 indexes of a file's text. */
  public static Span of(String file, CharSequence text, int startOffset, int endOffset) {
    return new Span(
        file, Position.at(text, startOffset), Position.at(text, Math.max(startOffset, endOffset)));
  }

  /** A file as a whole, shown at its first character. */
  public static Span file(String file) {
    return new Span(file, Position.START, Position.START);
  }

  @Override
  public int compareTo(Span other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    int byStart = start.compareTo(other.start);
    return byStart != 0 ? byStart : end.compareTo(other.end);
  }

  /** {@code file:line:column}, as editors and terminals link it. */
  @Override
  public String toString() {
    return file + ":" + start;
  }
}
