package dev.floe.jinja.syntax;

/** Reads the escapes of string literals as Python's {@code unicode-escape} codec does. */
final class StringLiteral {

  private final String source;
  private final int end;
  private int at;
  private final StringBuilder out;

  private StringLiteral(String source, int start, int end) {
    this.source = source;
    this.at = start;
    this.end = end;
    this.out = new StringBuilder(end - start);
  }

  /** The text between two offsets, without the quotes. */
  static String unescape(String source, int start, int end) {
    String raw = source.substring(start, end);
    return raw.indexOf('\\') < 0 ? raw : new StringLiteral(source, start, end).read();
  }

  private String read() {
    while (at < end) {
      char c = source.charAt(at++);
      if (c == '\\' && at < end) {
        escape(source.charAt(at++));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private void escape(char c) {
    switch (c) {
      case '\n' -> {}
      case '\\', '\'', '"' -> out.append(c);
      case 'a' -> out.append('\u0007');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'v' -> out.append('\u000b');
      case 'x' -> hex(2, "truncated \\xXX escape");
      case 'u' -> hex(4, "truncated \\uXXXX escape");
      case 'U' -> hex(8, "truncated \\UXXXXXXXX escape");
      case 'N' -> named();
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(c);
      default -> {
        out.append('\\');
        at--;
        out.appendCodePoint(source.codePointAt(at));
        at += Character.charCount(source.codePointAt(at));
      }
    }
  }

  private void hex(int digits, String truncated) {
    int stop = at + digits;
    if (stop > end) {
      throw fail(truncated);
    }
    int value = 0;
    for (; at < stop; at++) {
      int digit = Character.digit(source.charAt(at), 16);
      if (digit < 0 || source.charAt(at) > 'f') {
        throw fail(truncated);
      }
      value = value * 16 + digit;
    }
    if (value < 0 || value > Character.MAX_CODE_POINT) {
      throw fail("illegal Unicode character");
    }
    out.appendCodePoint(value);
  }

  private void octal(char first) {
    int value = first - '0';
    for (int i = 0; i < 2 && at < end && isOctal(source.charAt(at)); i++) {
      value = value * 8 + source.charAt(at++) - '0';
    }
    out.append((char) value);
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }

  private void named() {
    int close = at < end && source.charAt(at) == '{' ? source.indexOf('}', at) : -1;
    if (close < 0 || close >= end) {
      throw fail("malformed \\N character escape");
    }
    try {
      out.appendCodePoint(Character.codePointOf(source.substring(at + 1, close)));
    } catch (IllegalArgumentException e) {
      throw fail("unknown Unicode character name");
    }
    at = close + 1;
  }

  private SyntaxException fail(String message) {
    return new SyntaxException(message, at - 1, Math.min(at + 1, end));
  }
}
