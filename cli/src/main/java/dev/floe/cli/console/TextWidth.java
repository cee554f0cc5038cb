package dev.floe.cli.console;

/** How wide text is in a table, and text made fit for one. */
final class TextWidth {

  private TextWidth() {}

  /** Columns of a terminal; escape sequences of colours take none. */
  static int of(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c == '\u001b') {
        i = text.indexOf('m', i) + 1;
        continue;
      }
      width += columns(c);
      i += Character.charCount(c);
    }
    return width;
  }

  private static int columns(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0x1F300 && c <= 0x1FAFF)
        || (c >= 0x20000 && c <= 0x3FFFD);
  }

  /** Line ends and other controls made visible, so that a row stays one line. */
  static String oneLine(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      boolean colour = c == '\u001b' && text.startsWith("[", i + 1);
      out.appendCodePoint(c < 0x20 && !colour ? 0x2400 + c : c == 0x7F ? 0x2421 : c);
      i += Character.charCount(c);
    }
    return out.toString();
  }

  /** At most so many characters, an ellipsis where something is missing. */
  static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }
}
