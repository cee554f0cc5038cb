package dev.floe.compute.duckdb;

import dev.floe.spi.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBArray;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/** Turns the driver's objects into the plain values of {@link dev.floe.spi.Rows}. */
final class Values {

  private Values() {}

  /** The value in a column (from 1) of the current row. */
  static @Nullable Object read(ResultSet row, int column, Type type) throws SQLException {
    try {
      boolean local = type instanceof Type.Scalar scalar && scalar.kind() == Type.Kind.TIMESTAMP;
      // Never through java.sql.Timestamp, which bends local times to the machine's time zone.
      return plain(local ? row.getObject(column, LocalDateTime.class) : row.getObject(column));
    } catch (DateTimeException endOfDay) {
      // The only time of day that Java cannot hold, and the driver cannot read.
      return "24:00:00";
    }
  }

  private static @Nullable Object plain(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case Boolean b -> b;
      case BigInteger big -> big;
      case BigDecimal decimal -> decimal;
      case Float number -> (Object) number.doubleValue();
      case Double number -> number;
      case Number integer -> (Object) integer.longValue();
      case LocalDate date -> orInfinity(date);
      case LocalDateTime time -> orInfinity(time);
      case OffsetDateTime time -> orInfinity(time);
      case Timestamp time -> orInfinity(time.toLocalDateTime());
      case Blob blob -> blob.getBytes(1, (int) blob.length());
      case DuckDBArray array -> list(array);
      case DuckDBStruct struct -> map(struct.getMap());
      case Map<?, ?> map -> map(map);
      case java.time.LocalTime time -> time;
      case java.time.OffsetTime time -> time;
      default -> value.toString();
    };
  }

  private static Object orInfinity(LocalDate date) {
    return infinity(date.toEpochDay(), Integer.MAX_VALUE, date);
  }

  private static Object orInfinity(LocalDateTime time) {
    return infinity(micros(time), Long.MAX_VALUE, time);
  }

  private static Object orInfinity(OffsetDateTime time) {
    OffsetDateTime utc = time.withOffsetSameInstant(ZoneOffset.UTC);
    return infinity(micros(utc.toLocalDateTime()), Long.MAX_VALUE, utc);
  }

  /** DuckDB stores infinity as the largest number its type can hold. */
  private static Object infinity(long stored, long largest, Object finite) {
    if (stored == largest) {
      return "infinity";
    }
    return stored == -largest ? "-infinity" : finite;
  }

  private static long micros(LocalDateTime time) {
    return ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), time);
  }

  private static List<@Nullable Object> list(DuckDBArray array) throws SQLException {
    Object[] elements = (Object[]) array.getArray();
    List<@Nullable Object> values = new ArrayList<>(elements.length);
    for (Object element : elements) {
      values.add(plain(element));
    }
    return Collections.unmodifiableList(values);
  }

  private static Map<Object, @Nullable Object> map(Map<?, ?> source) throws SQLException {
    Map<Object, @Nullable Object> values = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : source.entrySet()) {
      values.put(String.valueOf(plain(entry.getKey())), plain(entry.getValue()));
    }
    return Collections.unmodifiableMap(values);
  }
}
