package dev.floe.diagnostics.render;

/**
 * A line of a source as a terminal shows it: tabs expanded, control characters visible, and a
 * window cut out of it where it is too long to read.
 */
final class DisplayLine {

  private static final int TAB = 4;
  private static final int WIDEST = 140;
  private static final int BEFORE = 40;
  private static final String CUT = "…";

  private final String text;
  private final int from;
  private final int to;

  private DisplayLine(String text, int from, int to) {
    this.text = text;
    this.from = from;
    this.to = to;
  }

  /**
   * The line {@code raw} with the place from code point {@code start} up to {@code end} in it, both
   * counted from 0; a place past the end of the line is shown just behind it.
   */
  static DisplayLine of(String raw, int start, int end) {
    StringBuilder shown = new StringBuilder();
    int[] characters = raw.codePoints().toArray();
    int column = 0;
    int from = -1;
    int to = -1;
    for (int i = 0; i < characters.length; i++) {
      from = i == start ? column : from;
      to = i == end ? column : to;
      column += append(shown, characters[i], column);
    }
    from = from < 0 ? column : from;
    to = to < 0 ? column : to;
    return window(shown.toString(), from, Math.max(to, from + 1), column);
  }

  /** Appends one character and says how many columns it takes. */
  private static int append(StringBuilder shown, int codePoint, int column) {
    if (codePoint == '\t') {
      int spaces = TAB - column % TAB;
      shown.repeat(' ', spaces);
      return spaces;
    }
    String picture = Printable.character(codePoint);
    shown.append(picture);
    return picture.codePoints().map(CharacterWidth::of).sum();
  }

  private static DisplayLine window(String shown, int from, int to, int width) {
    if (width <= WIDEST) {
      return new DisplayLine(shown, from, to);
    }
    int left = Math.max(0, Math.min(from - BEFORE, width + 1 - WIDEST));
    int right = left + WIDEST;
    String cutLeft = left > 0 ? CUT : "";
    String cutRight = right < width ? CUT : "";
    int shift = cutLeft.length() - left;
    String part = columns(shown, left, right);
    return new DisplayLine(
        cutLeft + part + cutRight, from + shift, Math.max(Math.min(to, right), from + 1) + shift);
  }

  /** The characters that lie between two columns; one that straddles the left edge is a space. */
  private static String columns(String shown, int left, int right) {
    StringBuilder part = new StringBuilder();
    int column = 0;
    for (int codePoint : shown.codePoints().toArray()) {
      int next = column + CharacterWidth.of(codePoint);
      if (column >= left && next <= right) {
        part.appendCodePoint(codePoint);
      } else if (column < left && next > left) {
        part.append(' ');
      }
      column = next;
    }
    return part.toString();
  }

  /** What to print of the line, without trailing blanks. */
  String text() {
    return text.stripTrailing();
  }

  /** Blanks up to the place, then one mark for each column of it. */
  String underline(char mark) {
    return " ".repeat(from) + String.valueOf(mark).repeat(to - from);
  }
}
