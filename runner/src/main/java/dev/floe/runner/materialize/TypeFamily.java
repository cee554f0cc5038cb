package dev.floe.runner.materialize;

import dev.floe.spi.Type;
import java.util.Locale;
import java.util.Set;

/**
 * Types a contract does not tell apart: the table's DDL makes whole numbers the very type that was
 * promised, or refuses them, and widths and scales are not compared, as in dbt. What would be
 * rounded or moved in time is another type.
 */
final class TypeFamily {

  private static final Set<String> NUMBERS = Set.of("numeric", "decimal");

  private TypeFamily() {}

  static Object of(Type type) {
    return switch (type) {
      case Type.Scalar scalar -> of(scalar.kind());
      case Type.Decimal decimal -> "decimal";
      case Type.Enumeration words -> "text";
      case Type.ListOf list -> "list of " + of(list.element());
      case Type.Struct struct -> struct;
      case Type.MapOf map -> map;
      // A number of any width, as PostgreSQL has it, is of no scale that could be named.
      case Type.Native other when NUMBERS.contains(other.name().toLowerCase(Locale.ROOT)) ->
          "decimal";
      case Type.Native other -> other;
      case Type.Unknown unknown -> unknown;
    };
  }

  private static String of(Type.Kind kind) {
    return switch (kind) {
      case TINYINT,
          SMALLINT,
          INTEGER,
          BIGINT,
          HUGEINT,
          UTINYINT,
          USMALLINT,
          UINTEGER,
          UBIGINT,
          UHUGEINT ->
          "integer";
      case FLOAT, DOUBLE -> "floating";
      case VARCHAR, UUID, JSON -> "text";
      case TIMESTAMP -> "timestamp";
      case TIMESTAMP_TZ -> "timestamp with time zone";
      case TIME, TIME_TZ -> "time";
      case BOOLEAN -> "boolean";
      case BINARY -> "binary";
      case DATE -> "date";
      case INTERVAL -> "interval";
      case BIT -> "bit";
    };
  }
}
