package dev.floe.dbt.pymodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts Python into tokens: comments and white space go, everything else stays. */
final class PythonTokens {

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private PythonTokens(String text) {
    this.text = text;
  }

  /** The tokens of a file; the last one is its end. */
  static List<Token> of(String text) {
    PythonTokens scan = new PythonTokens(text);
    while (scan.at < text.length()) {
      scan.next();
    }
    scan.tokens.add(new Token(Token.Kind.END, "", text.length()));
    return List.copyOf(scan.tokens);
  }

  private void next() {
    char c = text.charAt(at);
    if (c == '#') {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    } else if (Character.isWhitespace(c) || c == '\\') {
      at++;
    } else if (Character.isUnicodeIdentifierStart(c) || c == '_') {
      nameOrString();
    } else if (c == '\'' || c == '"') {
      string("", at);
    } else if (isDigit(at) || (c == '.' && isDigit(at + 1))) {
      number();
    } else {
      tokens.add(new Token(Token.Kind.OPERATOR, String.valueOf(c), at));
      at++;
    }
  }

  private boolean isDigit(int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private void nameOrString() {
    int start = at;
    while (at < text.length()
        && (Character.isUnicodeIdentifierPart(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    String name = text.substring(start, at);
    boolean quote = at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"');
    if (quote && name.length() <= 2 && name.toLowerCase(Locale.ROOT).matches("[bfrtu]+")) {
      string(name.toLowerCase(Locale.ROOT), start);
    } else {
      tokens.add(new Token(Token.Kind.NAME, name, start));
    }
  }

  private void number() {
    int start = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean sign = (c == '+' || c == '-') && "eE".indexOf(text.charAt(at - 1)) >= 0;
      if (!Character.isLetterOrDigit(c) && c != '.' && c != '_' && !(sign && at > start)) {
        break;
      }
      at++;
    }
    tokens.add(new Token(Token.Kind.NUMBER, text.substring(start, at), start));
  }

  private void string(String prefix, int start) {
    String quote = text.substring(at, at + 1);
    if (text.startsWith(quote.repeat(3), at)) {
      quote = quote.repeat(3);
    }
    at += quote.length();
    StringBuilder value = new StringBuilder();
    while (at < text.length() && !text.startsWith(quote, at)) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        escape(prefix.contains("r"), value);
      } else {
        value.append(text.charAt(at++));
      }
    }
    at = Math.min(at + quote.length(), text.length());
    boolean plain = !prefix.contains("f") && !prefix.contains("t") && !prefix.contains("b");
    tokens.add(
        new Token(plain ? Token.Kind.STRING : Token.Kind.FORMATTED, value.toString(), start));
  }

  private void escape(boolean raw, StringBuilder value) {
    char escaped = text.charAt(at + 1);
    at += 2;
    if (raw) {
      value.append('\\').append(escaped);
      return;
    }
    switch (escaped) {
      case '\n' -> {}
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r' -> value.append('\r');
      case '\\', '\'', '"' -> value.append(escaped);
      default -> value.append('\\').append(escaped);
    }
  }
}
