package dev.floe.dbt.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads JSON text into plain values, as Python's {@code json.loads} does. */
final class JsonReader {

  private static final int MAX_DEPTH = 500;

  private final String text;
  private int at;
  private int depth;

  private JsonReader(String text) {
    this.text = text;
  }

  /** What was read; the inner optional stands for {@code null}. */
  static Optional<Optional<Object>> read(String text) {
    JsonReader reader = new JsonReader(text);
    try {
      Object value = reader.value();
      reader.space();
      return reader.at == text.length()
          ? Optional.of(Optional.ofNullable(value))
          : Optional.empty();
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private @Nullable Object value() {
    space();
    char c = text.charAt(at);
    return switch (c) {
      case '{' -> nested(this::mapping);
      case '[' -> nested(this::sequence);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      case 'N' -> word("NaN", Double.NaN);
      default -> number();
    };
  }

  private Object nested(java.util.function.Supplier<Object> reader) {
    if (++depth > MAX_DEPTH) {
      throw new IllegalArgumentException("too deep");
    }
    Object value = reader.get();
    depth--;
    return value;
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) {
      throw new IllegalArgumentException(word);
    }
    at += word.length();
    return value;
  }

  private Object mapping() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    at++;
    space();
    if (text.charAt(at) == '}') {
      at++;
      return map;
    }
    do {
      space();
      String key = string();
      space();
      expect(':');
      map.put(key, value());
      space();
    } while (separator('}'));
    return map;
  }

  private Object sequence() {
    List<@Nullable Object> list = new ArrayList<>();
    at++;
    space();
    if (text.charAt(at) == ']') {
      at++;
      return list;
    }
    do {
      list.add(value());
      space();
    } while (separator(']'));
    return list;
  }

  private boolean separator(char end) {
    char c = text.charAt(at++);
    if (c != ',' && c != end) {
      throw new IllegalArgumentException("separator");
    }
    return c == ',';
  }

  private void expect(char c) {
    if (text.charAt(at++) != c) {
      throw new IllegalArgumentException("expected " + c);
    }
  }

  private String string() {
    expect('"');
    StringBuilder out = new StringBuilder();
    for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
      out.append(c == '\\' ? escape(text.charAt(at++)) : c);
    }
    return out.toString();
  }

  private char escape(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '"', '\\', '/' -> c;
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      default -> throw new IllegalArgumentException("escape");
    };
  }

  private Object number() {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String digits = text.substring(start, at);
    if (digits.chars().allMatch(c -> c == '-' || Character.isDigit(c))) {
      BigInteger whole = new BigInteger(digits);
      return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole;
    }
    return Double.valueOf(digits);
  }
}
