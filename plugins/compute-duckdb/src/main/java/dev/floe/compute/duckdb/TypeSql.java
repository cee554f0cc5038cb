package dev.floe.compute.duckdb;

import dev.floe.spi.Dialect;
import dev.floe.spi.Type;
import dev.floe.spi.Type.Kind;
import java.util.stream.Collectors;

/** Writes types as DuckDB reads them: the other direction of {@link TypeText}. */
record TypeSql(Dialect dialect) {

  String of(Type type) {
    return switch (type) {
      case Type.Scalar(Kind kind) -> of(kind);
      case Type.Decimal(int precision, int scale) -> "DECIMAL(" + precision + "," + scale + ")";
      case Type.ListOf list ->
          of(list.element()) + list.length().map(n -> "[" + n + "]").orElse("[]");
      case Type.Struct struct ->
          struct.fields().stream()
              .map(field -> dialect.quote(field.name()) + " " + of(field.type()))
              .collect(Collectors.joining(", ", "STRUCT(", ")"));
      case Type.MapOf map -> "MAP(" + of(map.key()) + ", " + of(map.value()) + ")";
      case Type.Enumeration words ->
          words.values().stream()
              .map(dialect::literal)
              .collect(Collectors.joining(", ", "ENUM(", ")"));
      case Type.Native(String name) -> name;
      case Type.Unknown unknown ->
          throw new IllegalArgumentException("a type nobody knows: " + unknown.reason());
    };
  }

  private static String of(Kind kind) {
    return switch (kind) {
      case BINARY -> "BLOB";
      case TIME_TZ -> "TIME WITH TIME ZONE";
      case TIMESTAMP_TZ -> "TIMESTAMP WITH TIME ZONE";
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
          VARCHAR,
          DATE,
          TIME,
          TIMESTAMP,
          INTERVAL,
          UUID,
          JSON,
          BIT ->
          kind.name();
    };
  }
}
