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
  INTEGER(
      "any integer",
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
          Kind.UHUGEINT)),
  NUMBER("any number", Set.of(Kind.FLOAT, Kind.DOUBLE)),
  TIMESTAMP("any timestamp", Set.of(Kind.TIMESTAMP, Kind.TIMESTAMP_TZ)),
  TIME("any time", Set.of(Kind.TIME, Kind.TIME_TZ)),
  UUID("any uuid", Set.of(Kind.UUID, Kind.VARCHAR)),
  BINARY("any binary", Set.of(Kind.BINARY, Kind.VARCHAR)),
  LIST("any list", Set.of(Kind.JSON)),
  OBJECT("any object", Set.of(Kind.JSON));

  private final String word;
  private final Set<Kind> kinds;

  TypeFamily(String word, Set<Kind> kinds) {
    this.word = word;
    this.kinds = kinds;
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
      case Type.Scalar(Kind kind) ->
          kinds.contains(kind) || (this == NUMBER && INTEGER.kinds.contains(kind));
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
}
