package dev.floe.compute.duckdb;

import dev.floe.spi.Type;
import dev.floe.spi.Type.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads types as DuckDB writes them: {@code STRUCT("a b" INTEGER[], d DECIMAL(18,3))}. */
final class TypeText {

  private static final Map<String, Kind> SCALARS =
      Map.ofEntries(
          Map.entry("BOOLEAN", Kind.BOOLEAN),
          Map.entry("TINYINT", Kind.TINYINT),
          Map.entry("SMALLINT", Kind.SMALLINT),
          Map.entry("INTEGER", Kind.INTEGER),
          Map.entry("BIGINT", Kind.BIGINT),
          Map.entry("HUGEINT", Kind.HUGEINT),
          Map.entry("UTINYINT", Kind.UTINYINT),
          Map.entry("USMALLINT", Kind.USMALLINT),
          Map.entry("UINTEGER", Kind.UINTEGER),
          Map.entry("UBIGINT", Kind.UBIGINT),
          Map.entry("UHUGEINT", Kind.UHUGEINT),
          Map.entry("FLOAT", Kind.FLOAT),
          Map.entry("DOUBLE", Kind.DOUBLE),
          Map.entry("VARCHAR", Kind.VARCHAR),
          Map.entry("BLOB", Kind.BINARY),
          Map.entry("DATE", Kind.DATE),
          Map.entry("TIME", Kind.TIME),
          Map.entry("TIME WITH TIME ZONE", Kind.TIME_TZ),
          Map.entry("TIMESTAMP", Kind.TIMESTAMP),
          Map.entry("TIMESTAMP_S", Kind.TIMESTAMP),
          Map.entry("TIMESTAMP_MS", Kind.TIMESTAMP),
          Map.entry("TIMESTAMP_NS", Kind.TIMESTAMP),
          Map.entry("TIMESTAMP WITH TIME ZONE", Kind.TIMESTAMP_TZ),
          Map.entry("INTERVAL", Kind.INTERVAL),
          Map.entry("UUID", Kind.UUID),
          Map.entry("JSON", Kind.JSON),
          Map.entry("BIT", Kind.BIT));

  private final String text;
  private int at;

  private TypeText(String text) {
    this.text = text;
  }

  /** The type in shared words; what is not understood keeps its own name. */
  static Type parse(String text) {
    TypeText reader = new TypeText(text.strip());
    try {
      Type type = reader.type();
      return reader.at == reader.text.length() ? type : new Type.Native(text);
    } catch (IllegalArgumentException e) {
      return new Type.Native(text);
    }
  }

  private Type type() {
    int start = at;
    Type type = base();
    while (peek('[')) {
      int close = text.indexOf(']', at);
      if (close < 0) {
        throw new IllegalArgumentException(text);
      }
      String length = text.substring(at + 1, close);
      at = close + 1;
      type =
          new Type.ListOf(
              type, length.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(length)));
    }
    if (at == start) {
      throw new IllegalArgumentException(text);
    }
    return type;
  }

  private Type base() {
    int start = at;
    String word = word();
    return switch (word) {
      case "DECIMAL" -> decimal();
      case "STRUCT" -> peek('(') ? new Type.Struct(fields()) : new Type.Native(word);
      case "MAP" -> map();
      case "ENUM" -> peek('(') ? new Type.Enumeration(words()) : new Type.Native(word);
      default -> {
        Kind kind = SCALARS.get(word);
        if (kind != null) {
          yield Type.of(kind);
        }
        skipParentheses();
        yield new Type.Native(text.substring(start, at));
      }
    };
  }

  private Type decimal() {
    if (!peek('(')) {
      return new Type.Decimal(18, 3);
    }
    int close = text.indexOf(')', at);
    String[] parts = text.substring(at + 1, close).split(",", -1);
    at = close + 1;
    return new Type.Decimal(
        Integer.parseInt(parts[0].strip()),
        parts.length > 1 ? Integer.parseInt(parts[1].strip()) : 0);
  }

  private Type map() {
    expect('(');
    Type key = type();
    expect(',');
    Type value = type();
    expect(')');
    return new Type.MapOf(key, value);
  }

  private List<Type.Field> fields() {
    List<Type.Field> fields = new ArrayList<>();
    expect('(');
    do {
      skipSpaces();
      String name = peek('"') ? quoted('"') : bare();
      skipSpaces();
      fields.add(new Type.Field(name, type()));
    } while (take(','));
    expect(')');
    return fields;
  }

  private List<String> words() {
    List<String> values = new ArrayList<>();
    expect('(');
    do {
      skipSpaces();
      values.add(quoted('\''));
    } while (take(','));
    expect(')');
    return values;
  }

  /** A type's name in capitals: several words where the name has them. */
  private String word() {
    skipSpaces();
    if (peek('"')) {
      int start = at;
      quoted('"');
      return text.substring(start, at);
    }
    String word = bare().toUpperCase(Locale.ROOT);
    String zone = " WITH TIME ZONE";
    if (text.regionMatches(true, at, zone, 0, zone.length())) {
      at += zone.length();
      return word + zone;
    }
    return word;
  }

  private String bare() {
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || peek('_') || peek('$'))) {
      at++;
    }
    if (at == start) {
      throw new IllegalArgumentException(text);
    }
    return text.substring(start, at);
  }

  private String quoted(char quote) {
    StringBuilder value = new StringBuilder();
    expect(quote);
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != quote) {
        value.append(c);
      } else if (peek(quote)) {
        value.append(quote);
        at++;
      } else {
        return value.toString();
      }
    }
    throw new IllegalArgumentException(text);
  }

  private void skipParentheses() {
    if (!peek('(')) {
      return;
    }
    int depth = 0;
    do {
      if (peek('"') || peek('\'')) {
        quoted(text.charAt(at));
        continue;
      }
      depth += peek('(') ? 1 : peek(')') ? -1 : 0;
      at++;
    } while (depth > 0 && at < text.length());
  }

  private void expect(char c) {
    skipSpaces();
    if (!peek(c)) {
      throw new IllegalArgumentException(text);
    }
    at++;
  }

  private boolean take(char c) {
    skipSpaces();
    boolean there = peek(c);
    at += there ? 1 : 0;
    return there;
  }

  private boolean peek(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private void skipSpaces() {
    while (peek(' ')) {
      at++;
    }
  }
}
