package dev.floe.contracts;

import dev.floe.spi.Type;
import dev.floe.spi.Type.Kind;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Types that schemas of other formats cannot tell apart: a JSON Schema's {@code number} is any
 * number. A promise of a family is kept by each of its types; which one it is, the table says.
 */
public enum TypeFamily {
  INTEGER("any integer"),
  NUMBER("any number"),
  TIMESTAMP("any timestamp"),
  TIME("any time"),
  UUID("any uuid"),
  BINARY("any binary"),
  LIST("any list"),
  OBJECT("any object");

  private static final Set<Kind> INTEGERS =
      Set.of(
          Kind.TINYINT,
          Kind.SMALLINT,
          Kind.INTEGER,
          Kind.BIGINT,
          Kind.HUGEINT,
          Kind.UTINYINT,
          Kind.USMALLINT,
          Kind.UINTEGER,
          Kind.UBIGINT,
          Kind.UHUGEINT);

  private final String word;

  TypeFamily(String word) {
    this.word = word;
  }

  /** How documents write it. */
  public String word() {
    return word;
  }

  /** The family a type stands for, if it stands for one. */
  public static Optional<TypeFamily> of(Type type) {
    return type instanceof Type.Native(String name)
        ? Arrays.stream(values()).filter(one -> one.word.equals(name)).findFirst()
        : Optional.empty();
  }

  /** Whether a type is one of the family. */
  public boolean holds(Type type) {
    return switch (type) {
      case Type.Scalar(Kind kind) -> holds(kind);
      case Type.Decimal(int precision, int scale) ->
          this == NUMBER || (this == INTEGER && scale == 0);
      case Type.ListOf list -> this == LIST;
      case Type.Struct struct -> this == OBJECT;
      case Type.MapOf map -> this == OBJECT;
      case Type.Enumeration words -> false;
      // What an engine calls its own may be anything.
      case Type.Native other -> true;
      case Type.Unknown unknown -> true;
    };
  }

  private boolean holds(Kind kind) {
    return switch (this) {
      case INTEGER -> INTEGERS.contains(kind);
      case NUMBER -> kind == Kind.FLOAT || kind == Kind.DOUBLE || INTEGERS.contains(kind);
      case TIMESTAMP -> kind == Kind.TIMESTAMP || kind == Kind.TIMESTAMP_TZ;
      case TIME -> kind == Kind.TIME || kind == Kind.TIME_TZ;
      case UUID -> kind == Kind.UUID || kind == Kind.VARCHAR;
      case BINARY -> kind == Kind.BINARY || kind == Kind.VARCHAR;
      case LIST, OBJECT -> kind == Kind.JSON;
    };
  }
}
