package dev.floe.jinja.python;

import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.text.Whitespace;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.PySet;
import dev.floe.jinja.value.PyTuple;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what Python's {@code ast.literal_eval} reads, but for bytes and complex numbers. */
final class LiteralParser {

  private static final int MAX_DEPTH = 100;
  private static final Pattern FLOAT =
      Pattern.compile("(\\d(_?\\d)*)?\\.?(\\d(_?\\d)*)?([eE][+-]?\\d(_?\\d)*)?");
  private static final Pattern RADIX =
      Pattern.compile("0([xX](_?[0-9a-fA-F])+|[oO](_?[0-7])+|[bB](_?[01])+)");

  private final String text;
  private int at;
  private int depth;

  LiteralParser(String text) {
    this.text = text;
  }

  private static final class NoLiteral extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoLiteral() {
      super(null, null, false, false);
    }
  }

  Optional<Object> parse() {
    // Empty lines may come first, but then no blanks: Python would call that an indentation.
    at = startOfFirstLine();
    if (at == text.length() || text.charAt(at) == ' ' || text.charAt(at) == '\t') {
      return Optional.empty();
    }
    try {
      skip();
      Object value = tuple();
      skip();
      return at == text.length() && endsCleanly() ? Optional.of(value) : Optional.empty();
    } catch (NoLiteral | RenderException e) {
      return Optional.empty();
    }
  }

  private int startOfFirstLine() {
    int line = 0;
    for (int i = 0; i < text.length() && Whitespace.is(text.charAt(i)); i++) {
      if (text.charAt(i) == '\n') {
        line = i + 1;
      }
    }
    return line;
  }

  /** Python refuses blanks on a last line of their own. */
  private boolean endsCleanly() {
    int line = text.lastIndexOf('\n') + 1;
    return line == 0 || line == text.length() || !text.substring(line).isBlank();
  }

  /** Blanks, and newlines: inside brackets anywhere, outside at the ends. */
  private void skip() {
    while (at < text.length()
        && (depth > 0 || text.charAt(at) != '\n' || onlySpaceFollows())
        && Whitespace.is(text.charAt(at))) {
      at++;
    }
  }

  private boolean onlySpaceFollows() {
    return text.substring(at).isBlank();
  }

  private boolean take(char c) {
    skip();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private Object tuple() {
    Object first = value();
    if (!take(',')) {
      return first;
    }
    List<Object> items = new ArrayList<>(List.of(first));
    while (startsValue()) {
      items.add(value());
      if (!take(',')) {
        break;
      }
    }
    return PyTuple.copyOf(items);
  }

  private boolean startsValue() {
    skip();
    return at < text.length() && ")]}:".indexOf(text.charAt(at)) < 0;
  }

  private Object value() {
    if (++depth > MAX_DEPTH) {
      throw new NoLiteral();
    }
    depth--;
    skip();
    if (at >= text.length()) {
      throw new NoLiteral();
    }
    char c = text.charAt(at);
    return switch (c) {
      case '[' -> list();
      case '(' -> parenthesized();
      case '{' -> dictOrSet();
      case '\'', '"' -> strings();
      case '-', '+' -> signed(c);
      default -> c == '.' || c >= '0' && c <= '9' ? number() : word();
    };
  }

  private Object list() {
    open();
    PyList list = new PyList();
    while (startsValue()) {
      list.add(value());
      if (!take(',')) {
        break;
      }
    }
    close(']');
    return list;
  }

  private void open() {
    at++;
    if (++depth > MAX_DEPTH) {
      throw new NoLiteral();
    }
  }

  private void close(char c) {
    if (!take(c)) {
      throw new NoLiteral();
    }
    depth--;
  }

  private Object parenthesized() {
    open();
    Object inner = startsValue() ? tuple() : PyTuple.of();
    close(')');
    return inner;
  }

  private Object dictOrSet() {
    open();
    if (take('}')) {
      depth--;
      return new PyDict();
    }
    Object first = value();
    Object result = take(':') ? dict(first) : set(first);
    close('}');
    return result;
  }

  private PyDict dict(Object firstKey) {
    PyDict dict = new PyDict();
    dict.put(firstKey, value());
    while (take(',') && startsValue()) {
      Object key = value();
      if (!take(':')) {
        throw new NoLiteral();
      }
      dict.put(key, value());
    }
    return dict;
  }

  private PySet set(Object first) {
    PySet set = new PySet();
    set.add(first);
    while (take(',') && startsValue()) {
      set.add(value());
    }
    return set;
  }

  private Object signed(char sign) {
    at++;
    skip();
    if (at >= text.length()) {
      throw new NoLiteral();
    }
    // One sign alone: Python reads --7 as an expression, not as a literal.
    Object number = number();
    return sign == '-' ? Arithmetic.negative(number) : number;
  }

  private Object number() {
    Matcher radix = RADIX.matcher(text).region(at, text.length());
    if (radix.lookingAt()) {
      String digits = radix.group().substring(2).replace("_", "");
      char mark = Character.toLowerCase(radix.group().charAt(1));
      at = radix.end();
      endOfNumber();
      int base = mark == 'x' ? 16 : mark == 'o' ? 8 : 2;
      return Numbers.integer(new BigInteger(digits, base));
    }
    Matcher decimal = FLOAT.matcher(text).region(at, text.length());
    if (!decimal.lookingAt() || decimal.group().isEmpty() || decimal.group().equals(".")) {
      throw new NoLiteral();
    }
    String digits = decimal.group().replace("_", "");
    at = decimal.end();
    endOfNumber();
    boolean whole = digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!whole) {
      return Double.parseDouble(digits);
    }
    BigInteger value = new BigInteger(digits);
    if (digits.startsWith("0") && value.signum() != 0) {
      throw new NoLiteral();
    }
    return Numbers.integer(value);
  }

  private void endOfNumber() {
    if (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      throw new NoLiteral();
    }
  }

  private Object word() {
    int start = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    return switch (text.substring(start, at)) {
      case "True" -> true;
      case "False" -> false;
      case "None" -> None.NONE;
      case "set" -> {
        if (!text.startsWith("()", at)) {
          throw new NoLiteral();
        }
        at += 2;
        yield new PySet();
      }
      default -> throw new NoLiteral();
    };
  }

  /** One string or several side by side. */
  private Object strings() {
    StringBuilder all = new StringBuilder();
    do {
      all.append(string());
      skip();
    } while (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"'));
    return all.toString();
  }

  private String string() {
    String quote = quoteAt();
    at += quote.length();
    StringBuilder out = new StringBuilder();
    while (true) {
      if (at >= text.length()) {
        throw new NoLiteral();
      }
      if (text.startsWith(quote, at)) {
        at += quote.length();
        return out.toString();
      }
      char c = text.charAt(at++);
      if (c == '\n' && quote.length() == 1) {
        throw new NoLiteral();
      }
      if (c == '\\') {
        escape(out);
      } else {
        out.append(c);
      }
    }
  }

  private String quoteAt() {
    String one = text.substring(at, at + 1);
    return text.startsWith(one.repeat(3), at) ? one.repeat(3) : one;
  }

  private void escape(StringBuilder out) {
    if (at >= text.length()) {
      throw new NoLiteral();
    }
    char c = text.charAt(at++);
    switch (c) {
      case '\n' -> {}
      case '\\', '\'', '"' -> out.append(c);
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'a' -> out.append('\u0007');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'v' -> out.append('\u000b');
      case 'x' -> hex(out, 2);
      case 'u' -> hex(out, 4);
      case 'U' -> hex(out, 8);
      default -> {
        if (c >= '0' && c <= '7') {
          octal(out, c);
        } else {
          out.append('\\').append(c);
        }
      }
    }
  }

  private void octal(StringBuilder out, char first) {
    int value = first - '0';
    for (int i = 0;
        i < 2 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '7';
        i++) {
      value = value * 8 + text.charAt(at++) - '0';
    }
    out.append((char) value);
  }

  private void hex(StringBuilder out, int digits) {
    if (at + digits > text.length()) {
      throw new NoLiteral();
    }
    try {
      out.appendCodePoint(Integer.parseInt(text.substring(at, at + digits), 16));
    } catch (IllegalArgumentException e) {
      throw new NoLiteral();
    }
    at += digits;
  }
}
