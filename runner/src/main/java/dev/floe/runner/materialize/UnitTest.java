package dev.floe.runner.materialize;

import dev.floe.artifacts.Node;
import dev.floe.dbt.NodeRuntime.UnitTestQuery;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunCode;
import dev.floe.spi.Rows;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A unit test: the rows a model returns over its fixtures against those that are expected. */
public final class UnitTest {

  private UnitTest() {}

  /** Runs a test. Rows are compared without order, and as often as they are there. */
  public static Outcome run(Node.UnitTest test, UnitTestQuery query, NodeSession session)
      throws SqlFailure {
    Rows rows = session.query(statement(query, session));
    List<List<@Nullable Object>> actual = new ArrayList<>();
    List<List<@Nullable Object>> expected = new ArrayList<>();
    int width = query.columns().size();
    for (List<@Nullable Object> row : rows.rows()) {
      List<List<@Nullable Object>> side = "actual".equals(row.get(width)) ? actual : expected;
      side.add(row.subList(0, width));
    }
    RowDifference difference = new RowDifference(query.columns(), expected, actual);
    return difference.isNone() ? passed() : failed(test, difference);
  }

  private static Statement statement(UnitTestQuery query, NodeSession session) {
    String columns = String.join(", ", query.columns().stream().map(session::quote).toList());
    String side = session.quote("actual_or_expected");
    return new Statement(
        "with dbt_internal_unit_test_actual as (\n",
        Sql.embeddable(query.actual()),
        "\n), dbt_internal_unit_test_expected as (\n"
            + query.expected()
            + "\n)\nselect "
            + columns
            + ", 'actual' as "
            + side
            + " from dbt_internal_unit_test_actual\nunion all\nselect "
            + columns
            + ", 'expected' as "
            + side
            + " from dbt_internal_unit_test_expected");
  }

  private static Outcome passed() {
    return new Outcome.Done(
        NodeStatus.PASS, "", OptionalLong.empty(), OptionalLong.of(0), Optional.empty(), List.of());
  }

  private static Outcome failed(Node.UnitTest test, RowDifference difference) {
    Diagnostic found =
        Diagnostic.of(
                RunCode.UNIT_TEST_FAILED,
                "unit test " + test.info().name() + ": actual differs from expected")
            .about(test.uniqueId());
    for (String line : difference.lines()) {
      found = found.withNote(Note.of("| " + line));
    }
    return new Outcome.Done(
        NodeStatus.FAIL,
        "actual differs from expected:\n\n" + String.join("\n", difference.lines()) + "\n",
        OptionalLong.empty(),
        OptionalLong.of(1),
        Optional.empty(),
        List.of(test.info().declaredAt().map(found::at).orElse(found)));
  }
}
