package dev.floe.diagnostics;

/**
 * A place in a text.
 *
 * @param line 1 or more
 * @param column 1 or more, counted in Unicode code points from the start of the line
 */
public record Position(int line, int column) implements Comparable<Position> {

  /** The first character of a text. */
  public static final Position START = new Position(1, 1);

  public Position {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("line and column start at 1: " + line + ":" + column);
    }
  }

  /**
   * The position of the UTF-16 index {@code offset} in {@code text}; past the end means the end.
   */
  public static Position at(CharSequence text, int offset) {
    int end = Math.min(Math.max(offset, 0), text.length());
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new Position(line, Character.codePointCount(text, lineStart, end) + 1);
  }

  @Override
  public int compareTo(Position other) {
    return line != other.line
        ? Integer.compare(line, other.line)
        : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
