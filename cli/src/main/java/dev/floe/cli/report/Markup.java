package dev.floe.cli.report;

/** Text inside XML and HTML. */
final class Markup {

  private static final String UNKNOWN = "\uFFFD";

  private Markup() {}

  /** Fit for content and for attributes in double quotes; what XML forbids is replaced. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.append(escaped(c)));
    return out.toString();
  }

  private static String escaped(int c) {
    return switch (c) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      default -> isAllowed(c) ? Character.toString(c) : UNKNOWN;
    };
  }

  private static boolean isAllowed(int c) {
    boolean space = c == '\t' || c == '\n' || c == '\r';
    boolean control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    return space || !(control || surrogate || c == 0xFFFE || c == 0xFFFF);
  }
}
