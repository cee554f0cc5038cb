package dev.floe.cli.rows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of a row as text or as JSON. */
final class Cell {

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "+00:00")
          .toFormatter(Locale.ROOT);

  private Cell() {}

  static String text(Object value) {
    return switch (value) {
      case BigDecimal number -> number.toPlainString();
      case byte[] bytes -> HexFormat.of().formatHex(bytes);
      case LocalTime time -> DateTimeFormatter.ISO_LOCAL_TIME.format(time);
      case LocalDateTime moment -> iso(moment).replace('T', ' ');
      case OffsetDateTime moment -> iso(moment).replace('T', ' ');
      case List<?> list -> list.stream().map(Cell::inner).toList().toString();
      case Map<?, ?> map -> {
        Map<String, String> texts = new LinkedHashMap<>();
        map.forEach((key, inner) -> texts.put(String.valueOf(key), inner(inner)));
        yield texts.toString();
      }
      default -> value.toString();
    };
  }

  /** With seconds, even if they are none; UTC is an offset like any other. */
  private static String iso(Temporal moment) {
    return ISO.format(moment);
  }

  private static String inner(@Nullable Object value) {
    return value == null ? "NULL" : text(value);
  }

  /** Numbers stay numbers where JSON can hold them exactly. */
  static @Nullable Object json(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Boolean truth -> truth;
      case Long number -> number;
      case Double number -> number;
      case BigDecimal number -> number;
      case BigInteger number -> number;
      case List<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>();
        list.forEach(inner -> copy.add(json(inner)));
        yield copy;
      }
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, inner) -> copy.put(String.valueOf(key), json(inner)));
        yield copy;
      }
      case LocalDateTime moment -> iso(moment);
      case OffsetDateTime moment -> iso(moment);
      default -> text(value);
    };
  }
}
