package dev.floe.catalog.iceberg;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.expressions.Literal;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.util.UnicodeUtil;

/**
 * Bounds of a column from their text. A text that is not understood gives none: a bound too few
 * costs a reader time, a wrong one costs it rows.
 */
final class Bounds {

  /** As many characters of a text as Iceberg's own writers keep. */
  private static final int KEPT_CHARACTERS = 16;

  private static final long MICROS = 1_000_000;

  private Bounds() {}

  static Optional<ByteBuffer> lower(Type type, String text) {
    return bytes(type, text, true);
  }

  static Optional<ByteBuffer> upper(Type type, String text) {
    return bytes(type, text, false);
  }

  private static Optional<ByteBuffer> bytes(Type type, String text, boolean lower) {
    try {
      return value(type, text, lower).map(value -> Conversions.toByteBuffer(type, value));
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** The value itself; empty where it is not understood. */
  static Optional<Object> exact(Type type, String text) {
    try {
      return switch (type.typeId()) {
        case STRING -> Optional.of(text);
        case BOOLEAN -> Optional.of(Boolean.valueOf(text));
        case UUID -> Optional.of(UUID.fromString(text));
        default -> value(type, text, true); // an enum of another's, which grows
      };
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<Object> value(Type type, String text, boolean lower) {
    return switch (type.typeId()) {
      case INTEGER -> Optional.of(Integer.valueOf(text));
      case LONG -> Optional.of(Long.valueOf(text));
      case FLOAT -> finite(Float.parseFloat(text)).map(n -> zero(n, lower));
      case DOUBLE -> finite(Double.parseDouble(text)).map(n -> zero(n, lower));
      case DECIMAL ->
          Optional.of(new BigDecimal(text).setScale(((Types.DecimalType) type).scale()));
      case DATE -> Optional.of(Math.toIntExact(LocalDate.parse(text).toEpochDay()));
      case TIME -> Optional.of(LocalTime.parse(text).toNanoOfDay() / 1_000);
      case TIMESTAMP -> Optional.of(micros(text));
      case STRING -> word(text, lower);
      default -> Optional.empty(); // an enum of another's, which grows
    };
  }

  private static Optional<Float> finite(float number) {
    return Float.isFinite(number) ? Optional.of(number) : Optional.empty();
  }

  private static Optional<Double> finite(double number) {
    return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
  }

  /** The two zeros are equal and their bytes are not. */
  private static Object zero(Float number, boolean lower) {
    return number == 0f ? (Object) (lower ? -0f : 0f) : number;
  }

  private static Object zero(Double number, boolean lower) {
    return number == 0d ? (Object) (lower ? -0d : 0d) : number;
  }

  private static long micros(String text) {
    String utc = text.endsWith("+00") ? text.substring(0, text.length() - 3) : text;
    LocalDateTime time = LocalDateTime.parse(utc.replace(' ', 'T'));
    long seconds = time.toEpochSecond(ZoneOffset.UTC);
    return Math.addExact(
        Math.multiplyExact(seconds, MICROS), time.get(ChronoField.MICRO_OF_SECOND));
  }

  private static Optional<Object> word(String text, boolean lower) {
    Literal<CharSequence> whole = Literal.of(text);
    Literal<CharSequence> cut =
        lower
            ? UnicodeUtil.truncateStringMin(whole, KEPT_CHARACTERS)
            : UnicodeUtil.truncateStringMax(whole, KEPT_CHARACTERS);
    return Optional.ofNullable(cut).map(Literal::value);
  }
}
