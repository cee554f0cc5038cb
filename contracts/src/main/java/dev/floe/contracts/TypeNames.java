package dev.floe.contracts;

import dev.floe.spi.Type;
import dev.floe.spi.Type.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Types as contracts write them: {@code string}, {@code decimal(18,2)}, {@code list<integer>},
 * {@code struct<street: string, zip: integer>}. What engines call them is read, too.
 */
public final class TypeNames {

  private static final Pattern DECIMAL =
      Pattern.compile("(?:decimal|numeric)\\s*\\(\\s*(\\d{1,2})\\s*(?:,\\s*(\\d{1,2})\\s*)?\\)");
  private static final Pattern SIZED =
      Pattern.compile("(?:varchar|character varying|char|bpchar|nvarchar|text|string)\\s*\\(.*\\)");
  private static final Pattern PRECISE =
      Pattern.compile("(timestamp|timestamptz|time|datetime)\\s*\\(\\s*\\d\\s*\\)(.*)");

  private static final Map<String, Kind> WORDS =
      Map.ofEntries(
          Map.entry("boolean", Kind.BOOLEAN),
          Map.entry("bool", Kind.BOOLEAN),
          Map.entry("tinyint", Kind.TINYINT),
          Map.entry("smallint", Kind.SMALLINT),
          Map.entry("int2", Kind.SMALLINT),
          Map.entry("integer", Kind.INTEGER),
          Map.entry("int", Kind.INTEGER),
          Map.entry("int4", Kind.INTEGER),
          Map.entry("bigint", Kind.BIGINT),
          Map.entry("long", Kind.BIGINT),
          Map.entry("int8", Kind.BIGINT),
          Map.entry("hugeint", Kind.HUGEINT),
          Map.entry("utinyint", Kind.UTINYINT),
          Map.entry("usmallint", Kind.USMALLINT),
          Map.entry("uinteger", Kind.UINTEGER),
          Map.entry("ubigint", Kind.UBIGINT),
          Map.entry("uhugeint", Kind.UHUGEINT),
          Map.entry("float", Kind.FLOAT),
          Map.entry("real", Kind.FLOAT),
          Map.entry("float4", Kind.FLOAT),
          Map.entry("double", Kind.DOUBLE),
          Map.entry("double precision", Kind.DOUBLE),
          Map.entry("float8", Kind.DOUBLE),
          Map.entry("number", Kind.DOUBLE),
          Map.entry("string", Kind.VARCHAR),
          Map.entry("varchar", Kind.VARCHAR),
          Map.entry("character varying", Kind.VARCHAR),
          Map.entry("char", Kind.VARCHAR),
          Map.entry("text", Kind.VARCHAR),
          Map.entry("binary", Kind.BINARY),
          Map.entry("bytes", Kind.BINARY),
          Map.entry("blob", Kind.BINARY),
          Map.entry("bytea", Kind.BINARY),
          Map.entry("date", Kind.DATE),
          Map.entry("time", Kind.TIME),
          Map.entry("time with time zone", Kind.TIME_TZ),
          Map.entry("timetz", Kind.TIME_TZ),
          Map.entry("timestamp", Kind.TIMESTAMP),
          Map.entry("datetime", Kind.TIMESTAMP),
          Map.entry("timestamp without time zone", Kind.TIMESTAMP),
          Map.entry("timestamp with time zone", Kind.TIMESTAMP_TZ),
          Map.entry("timestamptz", Kind.TIMESTAMP_TZ),
          Map.entry("interval", Kind.INTERVAL),
          Map.entry("uuid", Kind.UUID),
          Map.entry("json", Kind.JSON),
          Map.entry("bit", Kind.BIT));

  private TypeNames() {}

  /** The type of a text; what floe does not know is a type of the engine's own. */
  public static Type parse(String text) {
    String wanted = text.strip();
    String lower = wanted.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    Optional<Type> scalar = scalar(lower);
    if (scalar.isPresent()) {
      return scalar.get();
    }
    if (lower.endsWith("[]")) {
      return new Type.ListOf(parse(wanted.substring(0, wanted.length() - 2)), Optional.empty());
    }
    return nested(wanted).orElseGet(() -> new Type.Native(lower));
  }

  private static Optional<Type> scalar(String lower) {
    Kind kind = WORDS.get(lower);
    if (kind != null) {
      return Optional.of(Type.of(kind));
    }
    if (lower.equals("decimal") || lower.equals("numeric")) {
      return Optional.of(new Type.Decimal(18, 3));
    }
    if (SIZED.matcher(lower).matches()) {
      return Optional.of(Type.of(Kind.VARCHAR));
    }
    Matcher precise = PRECISE.matcher(lower);
    if (precise.matches()) {
      return scalar(precise.group(1) + precise.group(2));
    }
    return decimal(DECIMAL.matcher(lower));
  }

  private static Optional<Type> decimal(Matcher matcher) {
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int precision = Integer.parseInt(matcher.group(1));
    int scale = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    return precision < 1 || precision > 76 || scale > precision
        ? Optional.empty()
        : Optional.of(new Type.Decimal(precision, scale));
  }

  private static Optional<Type> nested(String text) {
    int open = text.indexOf('<');
    if (open < 0 || !text.endsWith(">")) {
      return Optional.empty();
    }
    List<String> parts = parts(text.substring(open + 1, text.length() - 1));
    return switch (text.substring(0, open).strip().toLowerCase(Locale.ROOT)) {
      case "list", "array" ->
          parts.size() == 1
              ? Optional.of(new Type.ListOf(parse(parts.getFirst()), Optional.empty()))
              : fixed(parts);
      case "map" ->
          parts.size() == 2
              ? Optional.of(new Type.MapOf(parse(parts.get(0)), parse(parts.get(1))))
              : Optional.empty();
      case "enum" -> Optional.of(new Type.Enumeration(parts));
      case "struct" -> struct(parts);
      default -> Optional.empty();
    };
  }

  private static Optional<Type> fixed(List<String> parts) {
    return parts.size() == 2 && parts.get(1).matches("\\d{1,9}")
        ? Optional.of(
            new Type.ListOf(parse(parts.get(0)), Optional.of(Integer.valueOf(parts.get(1)))))
        : Optional.empty();
  }

  private static Optional<Type> struct(List<String> parts) {
    List<Type.Field> fields = new ArrayList<>();
    for (String part : parts) {
      int colon = part.indexOf(':');
      if (colon < 1) {
        return Optional.empty();
      }
      fields.add(
          new Type.Field(part.substring(0, colon).strip(), parse(part.substring(colon + 1))));
    }
    return Optional.of(new Type.Struct(fields));
  }

  /** Splits at commas that are not inside brackets. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '<' || c == '(' ? 1 : c == '>' || c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(text.substring(start).strip());
    return parts;
  }

  /** The text of a type; reading it again gives an equal type. */
  public static String print(Type type) {
    return switch (type) {
      case Type.Scalar(Kind kind) -> word(kind);
      case Type.Decimal(int precision, int scale) -> "decimal(" + precision + "," + scale + ")";
      case Type.ListOf(Type element, Optional<Integer> length) ->
          "list<" + print(element) + length.map(n -> ", " + n).orElse("") + ">";
      case Type.Struct(List<Type.Field> fields) ->
          fields.stream()
              .map(field -> field.name() + ": " + print(field.type()))
              .collect(Collectors.joining(", ", "struct<", ">"));
      case Type.MapOf(Type key, Type value) -> "map<" + print(key) + ", " + print(value) + ">";
      case Type.Enumeration(List<String> values) -> "enum<" + String.join(", ", values) + ">";
      case Type.Native(String name) -> name.toLowerCase(Locale.ROOT);
      case Type.Unknown unknown -> "unknown";
    };
  }

  private static String word(Kind kind) {
    return switch (kind) {
      case VARCHAR -> "string";
      case TIME_TZ -> "time with time zone";
      case TIMESTAMP_TZ -> "timestamp with time zone";
      case BOOLEAN,
          TINYINT,
          SMALLINT,
          INTEGER,
          BIGINT,
          HUGEINT,
          UTINYINT,
          USMALLINT,
          UINTEGER,
          UBIGINT,
          UHUGEINT,
          FLOAT,
          DOUBLE,
          BINARY,
          DATE,
          TIME,
          TIMESTAMP,
          INTERVAL,
          UUID,
          JSON,
          BIT ->
          kind.name().toLowerCase(Locale.ROOT);
    };
  }
}
