package dev.floe.jinja.python;

import java.util.Locale;

/** Text without characters beyond ASCII. */
public final class Ascii {

  private Ascii() {}

  /** Other characters as {@code \x}, {@code \\u} and {@code \\U} escapes. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (c < 0x80) {
            out.append((char) c);
          } else {
            out.append(escape(c));
          }
        });
    return out.toString();
  }

  private static String escape(int c) {
    String format = c <= 0xff ? "\\x%02x" : c <= 0xffff ? "\\u%04x" : "\\U%08x";
    return String.format(Locale.ROOT, format, c);
  }
}
