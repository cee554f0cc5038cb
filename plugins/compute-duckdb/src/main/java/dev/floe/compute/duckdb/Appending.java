package dev.floe.compute.duckdb;

import dev.floe.spi.Column;
import dev.floe.spi.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Hands one plain value to the appender in the very type that the column has. */
final class Appending {

  private Appending() {}

  static void append(DuckDBAppender appender, Column column, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> appender.appendNull();
      case Boolean flag -> appender.append(flag.booleanValue());
      case Long number -> number(appender, column.type(), BigDecimal.valueOf(number));
      case BigInteger number -> number(appender, column.type(), new BigDecimal(number));
      case BigDecimal number -> number(appender, column.type(), number);
      case Double number -> fraction(appender, column.type(), number);
      case byte[] bytes -> appender.append(bytes);
      case LocalDate date -> appender.append(date);
      case LocalTime time -> appender.append(time);
      case LocalDateTime time -> appender.append(time);
      case OffsetDateTime time -> appender.append(time);
      case List<?> list -> appender.append(list);
      case Map<?, ?> map -> appender.append(map);
      default -> text(appender, column.type(), value.toString());
    }
  }

  private static void text(DuckDBAppender appender, Type type, String text) throws SQLException {
    if (type.equals(Type.of(Type.Kind.UUID))) {
      appender.append(UUID.fromString(text));
    } else {
      appender.append(text);
    }
  }

  private static void number(DuckDBAppender appender, Type type, BigDecimal value)
      throws SQLException {
    switch (type) {
      case Type.Decimal decimal ->
          appender.append(value.setScale(decimal.scale(), RoundingMode.UNNECESSARY));
      case Type.Scalar scalar -> scalar(appender, scalar.kind(), value);
      case Type.ListOf list -> throw unfit(type, value);
      case Type.Struct struct -> throw unfit(type, value);
      case Type.MapOf map -> throw unfit(type, value);
      case Type.Enumeration words -> throw unfit(type, value);
      case Type.Native engines -> appender.append(value.toPlainString());
      case Type.Unknown unknown -> throw unfit(type, value);
    }
  }

  private static void scalar(DuckDBAppender appender, Type.Kind kind, BigDecimal value)
      throws SQLException {
    switch (kind) {
      case TINYINT -> appender.append(value.byteValueExact());
      case UTINYINT -> appender.append((byte) unsigned(kind, value, Byte.SIZE));
      case SMALLINT -> appender.append(value.shortValueExact());
      case USMALLINT -> appender.append((short) unsigned(kind, value, Short.SIZE));
      case INTEGER -> appender.append(value.intValueExact());
      case UINTEGER -> appender.append((int) unsigned(kind, value, Integer.SIZE));
      case BIGINT -> appender.append(value.longValueExact());
      case UBIGINT -> appender.append(unsigned(kind, value, Long.SIZE));
      case HUGEINT, UHUGEINT -> appender.append(value.toBigIntegerExact());
      case FLOAT -> appender.append(value.floatValue());
      case DOUBLE -> appender.append(value.doubleValue());
      case VARCHAR, JSON -> appender.append(value.toPlainString());
      case BOOLEAN, BINARY, DATE, TIME, TIME_TZ, TIMESTAMP, TIMESTAMP_TZ, INTERVAL, UUID, BIT ->
          throw unfit(Type.of(kind), value);
    }
  }

  /** The bits of an unsigned number, which the appender takes as a signed one of the same width. */
  private static long unsigned(Type.Kind kind, BigDecimal value, int bits) throws SQLException {
    BigInteger number = value.toBigIntegerExact();
    if (number.signum() < 0 || number.bitLength() > bits) {
      throw unfit(Type.of(kind), value);
    }
    return number.longValue();
  }

  private static void fraction(DuckDBAppender appender, Type type, double value)
      throws SQLException {
    if (type.equals(Type.of(Type.Kind.DOUBLE))) {
      appender.append(value);
    } else if (type.equals(Type.of(Type.Kind.FLOAT))) {
      appender.append((float) value);
    } else {
      number(appender, type, BigDecimal.valueOf(value));
    }
  }

  private static SQLException unfit(Type type, Object value) {
    return new SQLException("the value " + value + " does not fit " + type);
  }
}
