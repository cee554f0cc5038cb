package dev.floe.jinja.text;

/** What Python's strings count as white space. */
public final class Whitespace {

  private Whitespace() {}

  /** {@code str.isspace} of one character; all white space lies in the basic plane. */
  public static boolean is(int c) {
    if (c <= ' ') {
      return c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1c && c <= 0x1f;
    }
    return c >= 0x85
        && (c == 0x85
            || c == 0xa0
            || c == 0x1680
            || c >= 0x2000 && c <= 0x200a
            || c == 0x2028
            || c == 0x2029
            || c == 0x202f
            || c == 0x205f
            || c == 0x3000);
  }
}
