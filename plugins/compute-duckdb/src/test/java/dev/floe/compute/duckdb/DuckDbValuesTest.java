package dev.floe.compute.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.BulkLoad;
import dev.floe.spi.Engine;
import dev.floe.spi.RelationName;
import dev.floe.spi.Rows;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type of DuckDB as a plain Java value. */
class DuckDbValuesTest {

  private static @Nullable Engine engine;

  @BeforeAll
  static void open() throws SqlFailure {
    engine = new DuckDbComputePlugin().open(Map.of());
  }

  @AfterAll
  static void close() {
    if (engine != null) {
      engine.close();
    }
  }

  private static Session session() throws SqlFailure {
    if (engine == null) {
      throw new IllegalStateException("not opened yet");
    }
    return engine.session();
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("1::utinyint", 1L),
        Arguments.of("65535::usmallint", 65535L),
        Arguments.of("4294967295::uinteger", 4294967295L),
        Arguments.of("18446744073709551615::ubigint", new BigInteger("18446744073709551615")),
        Arguments.of(
            "(-170141183460469231731687303715884105727)::hugeint",
            new BigInteger("-170141183460469231731687303715884105727")),
        Arguments.of("1::uhugeint", BigInteger.ONE),
        Arguments.of("0.5::float", 0.5),
        Arguments.of("'infinity'::double", Double.POSITIVE_INFINITY),
        Arguments.of(
            "12345678901234567890.12::decimal(38, 2)", new BigDecimal("12345678901234567890.12")),
        Arguments.of("'x'::enum('x', 'y')", "x"),
        Arguments.of(
            "'6d3b6c5e-0000-4000-8000-0123456789ab'::uuid", "6d3b6c5e-0000-4000-8000-0123456789ab"),
        Arguments.of("'{\"a\": [1]}'::json", "{\"a\": [1]}"),
        Arguments.of("'101'::bit", "101"),
        Arguments.of("interval '1 year 2 days 3 seconds'", "1 year 2 days 00:00:03"),
        Arguments.of("time '01:02:03.5'", LocalTime.parse("01:02:03.5")),
        Arguments.of("time '24:00:00'", "24:00:00"),
        Arguments.of("date 'infinity'", "infinity"),
        Arguments.of("date '-infinity'", "-infinity"),
        Arguments.of("timestamp 'infinity'", "infinity"),
        Arguments.of("timestamptz '-infinity'", "-infinity"),
        Arguments.of(
            "timestamp_s '2024-01-02 03:04:05'", LocalDateTime.parse("2024-01-02T03:04:05")),
        Arguments.of(
            "timestamp_ns '2024-01-02 03:04:05.123456789'",
            LocalDateTime.parse("2024-01-02T03:04:05.123456789")),
        Arguments.of(
            "timestamptz '2024-07-01 12:00:00+02'", OffsetDateTime.parse("2024-07-01T10:00:00Z")),
        Arguments.of("[1, null, 3]", Arrays.asList(1L, null, 3L)),
        Arguments.of("[1.5, 2.5]::double[2]", List.of(1.5, 2.5)),
        Arguments.of(
            "{'a': date '2024-01-01', 'b': ['x']}",
            Map.of("a", LocalDate.of(2024, 1, 1), "b", List.of("x"))),
        Arguments.of("map {'k': 1}", Map.of("k", 1L)),
        Arguments.of("union_value(k := 1)", 1L),
        Arguments.of("[]", List.of()),
        Arguments.of("null", null));
  }

  @ParameterizedTest
  @MethodSource("values")
  void isReadAsAPlainValue(String sql, @Nullable Object expected) throws SqlFailure {
    try (Session session = session()) {
      assertThat(session.query("select " + sql).rows().getFirst().getFirst()).isEqualTo(expected);
    }
  }

  @Test
  void bytesStayBytes() throws SqlFailure {
    try (Session session = session()) {
      assertThat(session.query("select 'ab'::blob").rows().getFirst().getFirst())
          .isEqualTo("ab".getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void aLocalTimeThatTheMachinesZoneDoesNotHaveIsKept() throws SqlFailure {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    try (Session session = session()) {
      assertThat(session.query("select timestamp '2020-03-29 02:30:00'").rows().getFirst())
          .isEqualTo(List.of(LocalDateTime.parse("2020-03-29T02:30:00")));
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void theSessionsZoneIsUtc() throws SqlFailure {
    try (Session session = session()) {
      Rows rows = session.query("select cast(timestamptz '2024-07-01 12:00:00+02' as varchar)");

      assertThat(rows.rows().getFirst()).isEqualTo(List.of("2024-07-01 10:00:00+00"));
    }
  }

  @Test
  void appendsToColumnsOfEveryWidth() throws SqlFailure {
    RelationName name = new RelationName(Optional.empty(), Optional.empty(), "widths");
    List<@Nullable Object> row =
        Arrays.asList(
            255L,
            65535L,
            4294967295L,
            new BigInteger("18446744073709551615"),
            -128L,
            -32768L,
            new BigInteger("170141183460469231731687303715884105727"),
            0.5,
            new BigDecimal("1.20"),
            "6d3b6c5e-0000-4000-8000-0123456789ab",
            List.of("a", "b"),
            "{\"a\":1}");
    try (Session session = session()) {
      session.execute(
          "create table widths (a utinyint, b usmallint, c uinteger, d ubigint, e tinyint,"
              + " f smallint, g hugeint, h float, i decimal(5, 2), j uuid, k varchar[], l json)");

      ((BulkLoad) session).append(name, List.of(row));

      assertThat(session.query("select * from widths").rows()).isEqualTo(List.of(row));
    }
  }

  @Test
  void refusesANumberThatIsTooLargeForItsColumn() throws SqlFailure {
    RelationName name = new RelationName(Optional.empty(), Optional.empty(), "small");
    try (Session session = session()) {
      session.execute("create table small (a utinyint)");

      SqlFailure failure =
          org.assertj.core.api.Assertions.catchThrowableOfType(
              SqlFailure.class, () -> ((BulkLoad) session).append(name, List.of(List.of(256L))));

      assertThat(failure.kind()).isEqualTo(SqlFailure.Kind.DATA);
      assertThat(session.query("select * from small").rows()).isEmpty();
    }
  }
}
