package dev.floe.diagnostics.render;

import java.util.Locale;

/**
 * Text that cannot take over a terminal or reorder what is read: a file floe complains about may
 * come from anybody.
 */
final class Printable {

  private static final int PICTURES = 0x2400;

  private Printable() {}

  /** {@code text} with every control character but line feeds made visible. */
  static String lines(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.append(c == '\n' ? "\n" : character(c)));
    return out.toString();
  }

  /** How one character is shown: itself unless it would act instead of being seen. */
  static String character(int codePoint) {
    if (codePoint < 0x20) {
      return Character.toString(PICTURES + codePoint);
    }
    if (codePoint == 0x7F) {
      return "\u2421";
    }
    if (isControl(codePoint)) {
      return String.format(Locale.ROOT, "<U+%04X>", codePoint);
    }
    return Character.toString(codePoint);
  }

  /** C1 controls, lone surrogates, line separators and the marks that turn the reading order. */
  private static boolean isControl(int codePoint) {
    return (codePoint >= 0x80 && codePoint < 0xA0)
        || (codePoint >= 0xD800 && codePoint <= 0xDFFF)
        || codePoint == 0x200E
        || codePoint == 0x200F
        || (codePoint >= 0x2028 && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069)
        || codePoint == 0xFEFF;
  }
}
