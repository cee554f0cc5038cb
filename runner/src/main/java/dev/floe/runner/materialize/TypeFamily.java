package dev.floe.runner.materialize;

import dev.floe.spi.Type;
import java.util.Locale;
import java.util.Set;

/**
 * Types a contract does not tell apart: the table's DDL makes numbers the very type that was
 * promised, and widths and scales are not compared, as in dbt.
 */
final class TypeFamily {

  private static final Set<String> NUMBERS = Set.of("numeric", "decimal");

  private TypeFamily() {}

  static Object of(Type type) {
    return switch (type) {
      case Type.Scalar scalar -> of(scalar.kind());
      case Type.Decimal decimal -> "number";
      case Type.Enumeration words -> "text";
      case Type.ListOf list -> "list of " + of(list.element());
      case Type.Struct struct -> struct;
      case Type.MapOf map -> map;
      // A number of any width, as PostgreSQL has it, is of no scale that could be named.
      case Type.Native other when NUMBERS.contains(other.name().toLowerCase(Locale.ROOT)) ->
          "number";
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
          UHUGEINT,
          FLOAT,
          DOUBLE ->
          "number";
      case VARCHAR, UUID, JSON -> "text";
      case TIMESTAMP, TIMESTAMP_TZ -> "timestamp";
      case TIME, TIME_TZ -> "time";
      case BOOLEAN -> "boolean";
      case BINARY -> "binary";
      case DATE -> "date";
      case INTERVAL -> "interval";
      case BIT -> "bit";
    };
  }
}
