package dev.floe.contracts;

import dev.floe.spi.Type;
import dev.floe.spi.Type.Decimal;
import dev.floe.spi.Type.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which types hold every value of which others, unchanged. An order: every type fits itself, and
 * what fits what fits, fits.
 */
public final class Widening {

  /** Bits of the value, without the sign. */
  private static final Map<Kind, Integer> SIGNED =
      Map.of(
          Kind.TINYINT, 7,
          Kind.SMALLINT, 15,
          Kind.INTEGER, 31,
          Kind.BIGINT, 63,
          Kind.HUGEINT, 127);

  private static final Map<Kind, Integer> UNSIGNED =
      Map.of(
          Kind.UTINYINT, 8,
          Kind.USMALLINT, 16,
          Kind.UINTEGER, 32,
          Kind.UBIGINT, 64,
          Kind.UHUGEINT, 128);

  /** The decimal digits that hold every value. */
  private static final Map<Kind, Integer> DIGITS =
      Map.of(
          Kind.TINYINT, 3,
          Kind.UTINYINT, 3,
          Kind.SMALLINT, 5,
          Kind.USMALLINT, 5,
          Kind.INTEGER, 10,
          Kind.UINTEGER, 10,
          Kind.BIGINT, 19,
          Kind.UBIGINT, 20,
          Kind.HUGEINT, 39,
          Kind.UHUGEINT, 39);

  private Widening() {}

  /** Whether every value of {@code narrow} is one of {@code wide}. */
  public static boolean fits(Type narrow, Type wide) {
    if (narrow.equals(wide)) {
      return true;
    }
    return switch (narrow) {
      case Type.Scalar(Kind from) -> scalar(from, wide);
      case Decimal from -> wide instanceof Decimal to && digits(from, to);
      case Type.Enumeration(List<String> from) ->
          wide.equals(Type.of(Kind.VARCHAR))
              || (wide instanceof Type.Enumeration(List<String> to) && to.containsAll(from));
      case Type.ListOf(Type from, Optional<Integer> length) ->
          wide instanceof Type.ListOf(Type to, Optional<Integer> room)
              && (room.isEmpty() || room.equals(length))
              && fits(from, to);
      case Type.MapOf(Type key, Type value) ->
          wide instanceof Type.MapOf(Type otherKey, Type otherValue)
              && fits(key, otherKey)
              && fits(value, otherValue);
      case Type.Struct(List<Type.Field> from) ->
          wide instanceof Type.Struct(List<Type.Field> to) && fields(from, to);
      case Type.Native other -> false;
      case Type.Unknown unknown -> false;
    };
  }

  private static boolean scalar(Kind from, Type wide) {
    return switch (wide) {
      case Type.Scalar(Kind to) -> kinds(from, to);
      case Decimal to ->
          DIGITS.getOrDefault(from, Integer.MAX_VALUE) <= to.precision() - to.scale();
      case Type.ListOf list -> false;
      case Type.MapOf map -> false;
      case Type.Struct struct -> false;
      case Type.Enumeration words -> false;
      case Type.Native other -> false;
      case Type.Unknown unknown -> false;
    };
  }

  private static boolean kinds(Kind from, Kind to) {
    if (from == Kind.FLOAT) {
      return to == Kind.DOUBLE;
    }
    int bits = SIGNED.getOrDefault(from, UNSIGNED.getOrDefault(from, 0));
    if (bits == 0) {
      return false;
    }
    // A float counts exactly to 2^24, a double to 2^53.
    if (to == Kind.FLOAT || to == Kind.DOUBLE) {
      return bits <= (to == Kind.FLOAT ? 24 : 53);
    }
    boolean unsigned = UNSIGNED.containsKey(from) && UNSIGNED.getOrDefault(to, 0) >= bits;
    return unsigned || SIGNED.getOrDefault(to, 0) >= bits;
  }

  private static boolean digits(Decimal from, Decimal to) {
    return to.scale() >= from.scale()
        && to.precision() - to.scale() >= from.precision() - from.scale();
  }

  /** A struct may gain fields; those it had stay, in any order, and may widen. */
  private static boolean fields(List<Type.Field> from, List<Type.Field> to) {
    return from.stream()
        .allMatch(field ->
            to.stream()
                .anyMatch(other ->
                    other.name().equals(field.name()) && fits(field.type(), other.type())));
  }
}
