package dev.floe.dbt.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.testing.Projects;
import dev.floe.diagnostics.Diagnostic;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeprecationsTest {

  private static List<Diagnostic> on(String day) {
    LoadedProject project =
        Projects.load(
                Projects.shop()
                    .with("models/a_v1.sql", "select 1 as id")
                    .with("models/a_v2.sql", "select 1 as id")
                    .with("models/b.sql", "select * from {{ ref('a', v=1) }}")
                    .with(
                        "models/a.yml",
                        """
                        models:
                          - name: a
                            versions:
                              - {v: 1, deprecation_date: 2026-03-01}
                              - {v: 2}
                        """))
            .value()
            .orElseThrow();
    return Deprecations.of(project.graph(), LocalDate.parse(day));
  }

  @Test
  void warnsWhoReadsAModelBeforeItsDate() {
    List<Diagnostic> found = on("2026-02-28");

    assertThat(found).extracting(Diagnostic::code).containsExactly(DbtCode.DEPRECATED_SOON);
    assertThat(found.getFirst().message())
        .isEqualTo("'b' reads the model 'a' version 1, to be deprecated on 2026-03-01");
    assertThat(found.getFirst().help()).contains("read version 2 instead");
  }

  @Test
  void warnsOfTheModelAndOfWhoReadsItAfterItsDate() {
    assertThat(on("2026-03-02"))
        .extracting(Diagnostic::code)
        .containsExactly(DbtCode.DEPRECATED_MODEL, DbtCode.DEPRECATED_REF);
  }
}
