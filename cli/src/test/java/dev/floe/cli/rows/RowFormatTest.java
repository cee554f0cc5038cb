package dev.floe.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.Column;
import dev.floe.spi.Rows;
import dev.floe.spi.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowFormatTest {

  private static final Rows ROWS =
      new Rows(
          List.of(
              new Column("id", Type.of(Type.Kind.BIGINT), "BIGINT"),
              new Column("name", Type.of(Type.Kind.VARCHAR), "VARCHAR"),
              new Column("amount", new Type.Decimal(12, 2), "DECIMAL(12,2)"),
              new Column("day", Type.of(Type.Kind.DATE), "DATE")),
          List.of(
              List.of(1L, "say \"hi\", all", new BigDecimal("10.50"), LocalDate.of(2026, 1, 31)),
              Arrays.asList(20L, "", null, null)));

  @Test
  void writesATableForPeople() {
    assertThat(RowFormat.TABLE.write(ROWS))
        .isEqualTo(
            """
            id  name           amount  day
            ──  ─────────────  ──────  ──────────
             1  say "hi", all   10.50  2026-01-31
            20                   NULL  NULL
            """);
  }

  @Test
  void writesCsvThatTellsNullFromEmpty() {
    assertThat(RowFormat.CSV.write(ROWS))
        .isEqualTo(
            """
            id,name,amount,day
            1,"say ""hi"", all",10.50,2026-01-31
            20,"",,
            """);
  }

  @Test
  void writesJsonWithExactNumbers() {
    assertThat(RowFormat.JSON.write(ROWS))
        .isEqualTo(
            """
            [
              {
                "id": 1,
                "name": "say \\"hi\\", all",
                "amount": 10.50,
                "day": "2026-01-31"
              },
              {
                "id": 20,
                "name": "",
                "amount": null,
                "day": null
              }
            ]
            """);
  }

  @Test
  void numbersColumnsOfTheSameName() {
    Column column = new Column("n", Type.of(Type.Kind.BIGINT), "BIGINT");
    Rows rows = new Rows(List.of(column, column), List.of(List.of(1L, 2L)));

    assertThat(RowFormat.objects(rows)).containsExactly(Map.of("n", 1L, "n_2", 2L));
  }

  @Test
  void writesNestedValues() {
    Column column =
        new Column(
            "n",
            new Type.ListOf(Type.of(Type.Kind.BIGINT), java.util.Optional.empty()),
            "BIGINT[]");
    Rows rows = new Rows(List.of(column), List.of(List.of(Arrays.asList(1L, null))));

    assertThat(RowFormat.TABLE.write(rows)).contains("[1, NULL]");
    assertThat(RowFormat.JSON.write(rows).replaceAll("\\s", "")).isEqualTo("[{\"n\":[1,null]}]");
  }

  @Test
  void writesMomentsAsPythonDoes() {
    Rows rows =
        new Rows(
            List.of(
                new Column("at", Type.of(Type.Kind.TIMESTAMP), "TIMESTAMP"),
                new Column("zoned", Type.of(Type.Kind.TIMESTAMP_TZ), "TIMESTAMPTZ"),
                new Column("time", Type.of(Type.Kind.TIME), "TIME")),
            List.of(
                List.of(
                    LocalDateTime.parse("2026-01-31T10:00"),
                    OffsetDateTime.parse("2026-01-31T10:00:00.25Z"),
                    LocalTime.parse("10:00"))));

    assertThat(RowFormat.CSV.write(rows))
        .endsWith("2026-01-31 10:00:00,2026-01-31 10:00:00.25+00:00,10:00:00\n");
    assertThat(RowFormat.objects(rows))
        .containsExactly(
            Map.of(
                "at", "2026-01-31T10:00:00",
                "zoned", "2026-01-31T10:00:00.25+00:00",
                "time", "10:00:00"));
  }
}
