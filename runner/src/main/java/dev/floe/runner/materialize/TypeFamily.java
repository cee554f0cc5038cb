package dev.floe.runner.materialize;

import dev.floe.spi.Type;

/**
 * Types a contract does not tell apart: the table's DDL makes numbers the very type that was
 * promised, and widths and scales are not compared, as in dbt.
 */
final class TypeFamily {

  private TypeFamily() {}

  static Object of(Type type) {
    return switch (type) {
      case Type.Scalar scalar -> of(scalar.kind());
      case Type.Decimal decimal -> "number";
      case Type.Enumeration words -> "text";
      case Type.ListOf list -> "list of " + of(list.element());
      case Type.Struct struct -> struct;
      case Type.MapOf map -> map;
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
