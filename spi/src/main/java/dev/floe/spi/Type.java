package dev.floe.spi;

import java.util.List;
import java.util.Optional;

/**
 * The type of a column, in words every engine shares. What an engine itself calls the type is kept
 * beside it in {@link Column#nativeType()}.
 */
public sealed interface Type {

  /** A type without parameters. */
  record Scalar(Kind kind) implements Type {}

  /**
   * An exact decimal number.
   *
   * @param precision total digits, 1 to 76
   * @param scale digits after the point, 0 to {@code precision}
   */
  record Decimal(int precision, int scale) implements Type {

    public Decimal {
      if (precision < 1 || precision > 76 || scale < 0 || scale > precision) {
        throw new IllegalArgumentException("decimal(" + precision + ", " + scale + ")");
      }
    }
  }

  /** A list of any length, or an array of a fixed one. */
  record ListOf(Type element, Optional<Integer> length) implements Type {}

  /** Named fields in a fixed order. */
  record Struct(List<Field> fields) implements Type {

    public Struct {
      fields = List.copyOf(fields);
    }
  }

  /** Keys to values. */
  record MapOf(Type key, Type value) implements Type {}

  /** One of a fixed list of words, in the engine's order. */
  record Enumeration(List<String> values) implements Type {

    public Enumeration {
      values = List.copyOf(values);
    }
  }

  /** A type only this engine has, by the engine's own name. */
  record Native(String name) implements Type {}

  /** A type that cannot be known, and why. Never stands for "any type". */
  record Unknown(String reason) implements Type {}

  /** A field of a struct. */
  record Field(String name, Type type) {}

  /** The types without parameters. Integers are signed unless they say otherwise. */
  enum Kind {
    BOOLEAN,
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
    BINARY,
    DATE,
    TIME,
    TIME_TZ,
    TIMESTAMP,
    TIMESTAMP_TZ,
    INTERVAL,
    UUID,
    JSON,
    BIT
  }

  /** The scalar type of a kind. */
  static Type of(Kind kind) {
    return new Scalar(kind);
  }
}
