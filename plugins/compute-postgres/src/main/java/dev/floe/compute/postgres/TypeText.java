package dev.floe.compute.postgres;

import dev.floe.spi.Type;
import dev.floe.spi.Type.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Types as {@code format_type} writes them: {@code numeric(9,3)}, {@code integer[]}. */
final class TypeText {

  private static final Map<String, Kind> SCALARS =
      Map.ofEntries(
          Map.entry("boolean", Kind.BOOLEAN),
          Map.entry("smallint", Kind.SMALLINT),
          Map.entry("integer", Kind.INTEGER),
          Map.entry("bigint", Kind.BIGINT),
          Map.entry("real", Kind.FLOAT),
          Map.entry("double precision", Kind.DOUBLE),
          Map.entry("text", Kind.VARCHAR),
          Map.entry("character varying", Kind.VARCHAR),
          Map.entry("character", Kind.VARCHAR),
          Map.entry("name", Kind.VARCHAR),
          Map.entry("bytea", Kind.BINARY),
          Map.entry("date", Kind.DATE),
          Map.entry("time without time zone", Kind.TIME),
          Map.entry("time with time zone", Kind.TIME_TZ),
          Map.entry("timestamp without time zone", Kind.TIMESTAMP),
          Map.entry("timestamp with time zone", Kind.TIMESTAMP_TZ),
          Map.entry("interval", Kind.INTERVAL),
          Map.entry("uuid", Kind.UUID),
          Map.entry("json", Kind.JSON),
          Map.entry("jsonb", Kind.JSON),
          Map.entry("bit", Kind.BIT),
          Map.entry("bit varying", Kind.BIT));

  /** The driver's words for types, which are those of the system catalog. */
  private static final Map<String, String> CATALOG_NAMES =
      Map.ofEntries(
          Map.entry("bool", "boolean"),
          Map.entry("int2", "smallint"),
          Map.entry("int4", "integer"),
          Map.entry("int8", "bigint"),
          Map.entry("float4", "real"),
          Map.entry("float8", "double precision"),
          Map.entry("varchar", "character varying"),
          Map.entry("bpchar", "character"),
          Map.entry("time", "time without time zone"),
          Map.entry("timetz", "time with time zone"),
          Map.entry("timestamp", "timestamp without time zone"),
          Map.entry("timestamptz", "timestamp with time zone"),
          Map.entry("varbit", "bit varying"));

  private static final int UNLIMITED = 0x7fff_fff0;
  private static final Pattern NUMERIC = Pattern.compile("numeric\\((\\d+),\\s*(\\d+)\\)");
  private static final Pattern PARAMETERS = Pattern.compile("\\(\\d+(?:,\\s*-?\\d+)?\\)");

  private TypeText() {}

  /** The type in shared words; what has none keeps its own name. */
  static Type parse(String text) {
    if (text.endsWith("[]")) {
      return new Type.ListOf(parse(text.substring(0, text.length() - 2)), Optional.empty());
    }
    Matcher numeric = NUMERIC.matcher(text);
    if (numeric.matches()) {
      return decimal(text, Integer.parseInt(numeric.group(1)), Integer.parseInt(numeric.group(2)));
    }
    Kind kind = SCALARS.get(PARAMETERS.matcher(text).replaceFirst(""));
    return kind == null ? new Type.Native(text) : Type.of(kind);
  }

  private static Type decimal(String text, int precision, int scale) {
    return precision >= 1 && precision <= 76 && scale <= precision
        ? new Type.Decimal(precision, scale)
        : new Type.Native(text);
  }

  /**
   * The type of a result's column as {@code format_type} would write it.
   *
   * @param name the driver's
   * @param precision digits of a number, characters of a text
   */
  static String written(String name, int precision, int scale) {
    if (name.startsWith("_")) {
      return written(name.substring(1), 0, 0) + "[]";
    }
    String plain = CATALOG_NAMES.getOrDefault(name, name);
    boolean limited = precision > 0 && precision < UNLIMITED;
    return switch (plain) {
      case "numeric" -> limited ? "numeric(" + precision + "," + scale + ")" : plain;
      case "character varying", "character" -> limited ? plain + "(" + precision + ")" : plain;
      default -> plain;
    };
  }
}
