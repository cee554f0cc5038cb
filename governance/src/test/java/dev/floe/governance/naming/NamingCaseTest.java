package dev.floe.governance.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.governance.Subject;
import dev.floe.governance.Subjects;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingCaseTest {

  @ParameterizedTest
  @CsvSource({
    "snake_case, bronze_orders_2024",
    "camelCase, bronze_ordersByDay",
    "PascalCase, bronze_OrdersByDay",
  })
  void acceptsNamesInTheirCase(String casing, String name) {
    assertThat(check(casing, name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "snake_case, bronze_OrdersByDay, bronze_orders_by_day",
    "snake_case, bronze_orders__by_day, bronze_orders_by_day",
    "camelCase, bronze_orders_by_day, bronze_ordersByDay",
    "PascalCase, bronze_orders_by_day, bronze_OrdersByDay",
    "snake_case, bronze___, bronze___",
  })
  void rejectsOthersAndProposesTheRightSpelling(String casing, String name, String proposed) {
    assertThat(check(casing, name))
        .singleElement()
        .satisfies(finding -> assertThat(finding.help()).contains("use " + proposed));
  }

  private static List<Diagnostic> check(String casing, String name) {
    Subject subject =
        Subjects.of(
            "data_architecture: {pattern: medallion, naming: {enforcement: strict, case: "
                + casing
                + "}}",
            name);
    return new NamingCase()
        .judge(subject).stream().flatMap(verdict -> verdict.findings().stream()).toList();
  }
}
