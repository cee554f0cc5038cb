package dev.floe.dbt.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The digests were made by Python of objects like dbt's. */
class UnitTestChecksumTest {

  private static Map<String, @Nullable Object> row(Object... fields) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      row.put(String.valueOf(fields[i]), fields[i + 1]);
    }
    return row;
  }

  @Test
  void countsVersionsRowsFixturesAndOverrides() {
    Map<String, @Nullable Object> nobody = row("id", 2L);
    nobody.put("name", null);
    Map<String, @Nullable Object> content =
        row(
            "model",
            "orders",
            "versions",
            Map.of("include", List.of(2L)),
            "given",
            List.of(
                row(
                    "input",
                    "ref('people')",
                    "rows",
                    List.of(row("id", 1L, "name", "O'Hara"), nobody),
                    "format",
                    "csv",
                    "fixture",
                    "people"),
                row("input", "this", "rows", "select 1.5 as x", "format", "sql")),
            "expect",
            row("rows", List.of(row("ok", true, "share", 0.25))),
            "overrides",
            Map.of("macros", Map.of("is_incremental", true)),
            "description",
            "does not count");

    assertThat(UnitTestChecksum.of(content))
        .isEqualTo("d0e428bd321f0e2a8122cd46f0c9a0d6abcf461310abe918864fd242eba51d84");
  }

  @Test
  void isTheSameForWhatIsNotWritten() {
    assertThat(UnitTestChecksum.of(row("model", "orders", "expect", row("rows", List.of()))))
        .isEqualTo("268ce0dcf44ac57e48b023581c437d56de447c22ffb30b1a818e8f26fc59339f");
  }
}
