package dev.floe.compute.postgres;

import dev.floe.spi.Type;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Turns the server's text into the plain values of {@link dev.floe.spi.Rows}. */
final class Values {

  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .toFormatter();
  private static final DateTimeFormatter ZONED =
      new DateTimeFormatterBuilder().append(LOCAL).appendOffset("+HH:mm:ss", "+00").toFormatter();

  private Values() {}

  /** The value in a column (from 1) of the current row. */
  static @Nullable Object read(ResultSet row, int column, Type type) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : plain(text, type);
  }

  private static Object plain(String text, Type type) {
    return switch (type) {
      case Type.ListOf list -> ArrayText.read(text, item -> plain(item, list.element()));
      case Type.Scalar scalar -> scalar(text, scalar.kind());
      case Type.Decimal decimal -> number(text);
      case Type.Native engines when engines.name().startsWith("numeric") -> number(text);
      case Type.Native engines -> engines.name().equals("oid") ? (Object) Long.valueOf(text) : text;
      case Type.Struct struct -> text;
      case Type.MapOf map -> text;
      case Type.Enumeration words -> text;
      case Type.Unknown unknown -> text;
    };
  }

  private static Object scalar(String text, Type.Kind kind) {
    return switch (kind) {
      case BOOLEAN -> text.equals("t") || text.equals("true");
      case TINYINT, SMALLINT, INTEGER, BIGINT, UTINYINT, USMALLINT, UINTEGER -> Long.valueOf(text);
      case FLOAT, DOUBLE -> Double.valueOf(text);
      case DATE -> orText(text, LocalDate::parse);
      case TIME -> orText(text, LocalTime::parse);
      case TIMESTAMP -> orText(text, t -> LocalDateTime.parse(t, LOCAL));
      case TIMESTAMP_TZ ->
          orText(text, t -> OffsetDateTime.parse(t, ZONED).withOffsetSameInstant(ZoneOffset.UTC));
      case BINARY -> HexFormat.of().parseHex(text, 2, text.length());
      case HUGEINT, UHUGEINT, UBIGINT, VARCHAR, TIME_TZ, INTERVAL, UUID, JSON, BIT -> text;
    };
  }

  /** NaN and infinity are numbers here, and not in Java's decimals. */
  private static Object number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return text;
    }
  }

  private interface Reading {
    Object read(String text);
  }

  /** Infinity, years before Christ and 24:00:00 stay as the server writes them. */
  private static Object orText(String text, Reading reading) {
    try {
      return reading.read(text);
    } catch (DateTimeException e) {
      return text;
    }
  }
}
