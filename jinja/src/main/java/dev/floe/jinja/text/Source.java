package dev.floe.jinja.text;

import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Span;
import java.util.Arrays;

/**
 * The text of one template under the name its errors are shown with. Offsets are UTF-16 indexes
 * into {@link #text()}, whose line ends are all {@code \n}; positions are those of the file, in
 * which the template may start anywhere.
 */
public final class Source {

  private final String name;
  private final String text;
  private final Position start;
  private final boolean composed;
  private int[] lineStarts = {};

  public Source(String name, String text) {
    this(name, text, Position.START);
  }

  /** A template cut out of a file. */
  public Source(String name, String text, Position start) {
    this(name, text, start, false);
  }

  private Source(String name, String text, Position start, boolean composed) {
    this.name = name;
    this.text = normalized(text);
    this.start = start;
    this.composed = composed;
  }

  /** A template that a program composed of what is written at a place: all of it is there. */
  public static Source composed(String name, String text, Position place) {
    return new Source(name, text, place, true);
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  /** Whether the other stands in the same place: its name and start are the same. */
  public boolean isAt(Source other) {
    return name.equals(other.name) && start.equals(other.start) && composed == other.composed;
  }

  /** The stretch between two offsets; both are moved into the text where they lie outside. */
  public Span span(int start, int end) {
    Position first = position(start);
    return end <= start ? new Span(name, first, first) : new Span(name, first, position(end));
  }

  /** The line and column of an offset. */
  public Position position(int offset) {
    if (composed) {
      return start;
    }
    int at = Math.clamp(offset, 0, text.length());
    int[] starts = lineStarts();
    int found = Arrays.binarySearch(starts, at);
    int line = found >= 0 ? found : -found - 2;
    int column = text.codePointCount(starts[line], at) + 1;
    return line == 0
        ? new Position(start.line(), start.column() + column - 1)
        : new Position(start.line() + line, column);
  }

  /** Racing threads compute the same table, so the unguarded write is harmless. */
  private int[] lineStarts() {
    int[] known = lineStarts;
    if (known.length == 0) {
      known = findLineStarts();
      lineStarts = known;
    }
    return known;
  }

  private int[] findLineStarts() {
    int[] starts = new int[16];
    int count = 1;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = i + 1;
    }
    return Arrays.copyOf(starts, count);
  }

  private static String normalized(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  @Override
  public String toString() {
    return name;
  }
}
