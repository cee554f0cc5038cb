package dev.floe.dbt.adapter;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What dbt's {@code Column} knows of type names. */
final class ColumnTypes {

  private static final Map<String, String> LABELS =
      Map.of(
          "STRING",
          "TEXT",
          "TIMESTAMP",
          "TIMESTAMP",
          "FLOAT",
          "FLOAT",
          "INTEGER",
          "INT",
          "BOOLEAN",
          "BOOLEAN");
  private static final Set<String> STRINGS =
      Set.of("text", "character varying", "character", "varchar", "string", "char", "bpchar");
  private static final Set<String> FLOATS =
      Set.of("real", "float4", "float", "double precision", "float8", "double");
  private static final Set<String> INTEGERS =
      Set.of(
          "smallint",
          "integer",
          "bigint",
          "smallserial",
          "serial",
          "bigserial",
          "int2",
          "int4",
          "int8",
          "serial2",
          "serial4",
          "serial8",
          "int",
          "tinyint",
          "hugeint",
          "utinyint",
          "usmallint",
          "uinteger",
          "ubigint",
          "uhugeint",
          "int1",
          "int16",
          "int32",
          "int64");
  private static final Set<String> NUMERICS = Set.of("numeric", "decimal");

  private ColumnTypes() {}

  /** The engine's word for one of dbt's labels; other names as they are. */
  static String translate(String name) {
    return LABELS.getOrDefault(name.toUpperCase(Locale.ROOT), name);
  }

  private static String base(String type) {
    int open = type.indexOf('(');
    return (open < 0 ? type : type.substring(0, open)).strip().toLowerCase(Locale.ROOT);
  }

  static boolean isString(String type) {
    return STRINGS.contains(base(type));
  }

  static boolean isFloat(String type) {
    return FLOATS.contains(base(type));
  }

  static boolean isInteger(String type) {
    return INTEGERS.contains(base(type));
  }

  static boolean isNumeric(String type) {
    return NUMERICS.contains(base(type));
  }
}
