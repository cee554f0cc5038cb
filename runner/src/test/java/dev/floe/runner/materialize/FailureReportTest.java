package dev.floe.runner.materialize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.CallFrame;
import dev.floe.artifacts.SourceRun;
import dev.floe.artifacts.SqlText;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Span;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FailureReportTest {

  private static final CallFrame DECLARED =
      new CallFrame("unique", Span.at("models/schema.yml", 11, 13));
  private static final CallFrame DISPATCHED =
      new CallFrame("default__test_unique", Span.at("dbt:macros/generic_tests.sql", 4, 4));

  private static Diagnostic report(String file, List<CallFrame> frames) {
    SourceRun run = new SourceRun(8, file, new Position(9, 6), true, frames);
    Statement statement = Statement.of(new SqlText("select x", List.of(run)));
    SqlFailure failure =
        new SqlFailure(
            SqlFailure.Kind.UNKNOWN_COLUMN,
            "no column x",
            OptionalInt.of(7),
            new IllegalStateException("the engine's"));
    return FailureReport.of("test.shop.unique", Optional.empty(), failure, statement);
  }

  @Test
  void showsWhereTheUserCallsAMacroThatFloeBringsAlong() {
    Diagnostic diagnostic = report("dbt:macros/generic_tests.sql", List.of(DECLARED, DISPATCHED));

    assertThat(diagnostic.span()).contains(DECLARED.callSite());
    assertThat(diagnostic.notes()).isEmpty();
  }

  @Test
  void showsTheLineOfAMacroOfTheProject() {
    Diagnostic diagnostic = report("macros/mine.sql", List.of(DECLARED));

    assertThat(diagnostic.span().orElseThrow()).hasToString("macros/mine.sql:9:13");
    assertThat(diagnostic.notes())
        .containsExactly(Note.at("in macro 'unique', called here", DECLARED.callSite()));
  }
}
