package dev.floe.dbt.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a column of these fields is: the rules are dbt's. */
class SeedColumnTest {

  private static SeedColumn column(String... fields) {
    List<List<String>> rows = Arrays.stream(fields).map(List::of).toList();
    return SeedColumn.infer(new CsvTable(List.of("c"), rows), 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 ; 2|integer",
        " ; 2|integer",
        " ;null|integer",
        "1;3000000000|bigint",
        "1;99999999999999999999|decimal(38, 0)",
        "1;2.5|double precision",
        "1.0;2.0|integer",
        "1e3|integer",
        "1e-3|double precision",
        "1,000;$5;7%|integer",
        "00123|integer",
        "1;x|text",
        "2026-01-31;2026-2-1|date",
        "2026-02-30|text",
        "2026-01-31 10:00:00;2026-1-31 1:02:03|timestamp",
        "2026-01-31T10:00:00.5;2026-01-31T10:00|timestamp",
        "2026-01-31T10:00:00Z|timestamp",
        "2026-01-31;2026-01-31 10:00:00|text",
        "2026-01-31 25:00:00|text",
        "10:00:00|text",
        "true;FALSE;Null|boolean",
        "true;1|text",
        "yes;no|text",
        "a b|text",
        "-|text",
        "Infinity|text",
        "NaN|text"
      })
  void infersTheType(String fields, String type) {
    assertThat(column(fields.split(";", -1)).sqlType()).isEqualTo(type);
  }

  @Test
  void givesValuesOfThatType() {
    assertThat(column("1,000", "-$5", "").values()).containsExactly(1000L, -5L, null);
    assertThat(column("1", "2.5").values()).containsExactly(1.0, 2.5);
    assertThat(column("2026-1-2").values()).containsExactly(LocalDate.of(2026, 1, 2));
    assertThat(column("2026-01-02T03:00:00+02:00").values())
        .containsExactly(LocalDateTime.of(2026, 1, 2, 1, 0));
    assertThat(column("true", "null").values()).containsExactly(true, null);
  }

  @Test
  void textKeepsItsSpacesAndLosesTheWordNull() {
    assertThat(column(" a ", "NULL", "  ").values()).containsExactly(" a ", null, null);
  }

  @Test
  void aNumberTooLongForAnyIntegerIsADouble() {
    assertThat(column("1e60").sqlType()).isEqualTo("double precision");
  }
}
