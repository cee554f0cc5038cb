package dev.floe.runner.materialize;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.TestSpec;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunCode;
import dev.floe.runner.RunOptions;
import dev.floe.spi.Dialect;
import dev.floe.spi.Rows;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A data test: its query's rows are counted and judged. */
final class DataTest {

  private DataTest() {}

  static Outcome run(Build build, Node.Test test) throws SqlFailure {
    boolean kept =
        test.spec().storeFailures()
            || build.options().storeFailures() == RunOptions.StoreFailures.ALWAYS;
    Rows counted = build.session().query(kept ? countKept(build, test) : count(build, test));
    List<@Nullable Object> row = counted.rows().getFirst();
    long failures = row.getFirst() instanceof Number number ? number.longValue() : 0;
    NodeStatus status = judge(test.spec(), isTrue(row.get(1)), isTrue(row.get(2)));
    return new Outcome.Done(
        status,
        message(test.spec(), status, failures),
        OptionalLong.empty(),
        OptionalLong.of(failures),
        kept ? Optional.of(build.target()) : Optional.empty(),
        finding(test, status, failures));
  }

  private static Statement count(Build build, Node.Test test) {
    return new Statement(
        verdict(test.spec()) + " from (\n", build.query(), limit(test) + "\n) dbt_internal_test");
  }

  /** The failing rows go into a table, which is then counted. */
  private static Statement countKept(Build build, Node.Test test) throws SqlFailure {
    Swap.clear(build);
    Dialect.Frame frame = build.session().dialect().createTableAs(build.target(), false);
    build
        .session()
        .execute(new Statement(frame.before(), build.query(), limit(test) + frame.after()));
    return Statement.own(
        verdict(test.spec()) + " from " + build.targetSql() + " dbt_internal_test");
  }

  private static String verdict(TestSpec spec) {
    String count = spec.failCalc();
    return "select "
        + count
        + " as failures, "
        + count
        + " "
        + spec.warnIf()
        + " as should_warn, "
        + count
        + " "
        + spec.errorIf()
        + " as should_error";
  }

  private static String limit(Node.Test test) {
    return test.spec().limit().map(limit -> "\nlimit " + limit).orElse("");
  }

  private static NodeStatus judge(TestSpec spec, boolean shouldWarn, boolean shouldError) {
    if (shouldError && spec.severity().equalsIgnoreCase("error")) {
      return NodeStatus.FAIL;
    }
    return shouldWarn ? NodeStatus.WARN : NodeStatus.PASS;
  }

  private static boolean isTrue(@Nullable Object value) {
    return Boolean.TRUE.equals(value) || (value instanceof Number n && n.longValue() != 0);
  }

  private static String message(TestSpec spec, NodeStatus status, long failures) {
    String results = "got " + failures + (failures == 1 ? " result" : " results");
    return switch (status) {
      case FAIL -> results + ", configured to fail if " + spec.errorIf();
      case WARN -> results + ", configured to warn if " + spec.warnIf();
      case PASS, SUCCESS, PARTIAL, ERROR, SKIPPED, CANCELLED -> "";
    };
  }

  private static List<Diagnostic> finding(Node.Test test, NodeStatus status, long failures) {
    if (status == NodeStatus.PASS) {
      return List.of();
    }
    RunCode code = status == NodeStatus.FAIL ? RunCode.TEST_FAILED : RunCode.TEST_WARNED;
    Diagnostic diagnostic =
        Diagnostic.of(
                code, "test " + test.info().name() + ": " + message(test.spec(), status, failures))
            .about(test.uniqueId());
    return List.of(test.info().declaredAt().map(diagnostic::at).orElse(diagnostic));
  }
}
