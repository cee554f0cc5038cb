package dev.floe.runner.materialize;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlText;
import dev.floe.artifacts.TestSpec;
import dev.floe.dbt.NodeRuntime;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunCode;
import dev.floe.runner.RunOptions;
import dev.floe.spi.Dialect;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A data test: its query's rows are counted and judged. */
final class DataTest {

  private DataTest() {}

  static Outcome run(Build build, Node.Test test, NodeRuntime runtime) throws SqlFailure {
    boolean kept =
        test.spec().storeFailures()
            || build.options().storeFailures() == RunOptions.StoreFailures.ALWAYS;
    SqlText failing = kept ? keep(build, test) : build.query();
    Optional<Result<SqlText>> own = runtime.testSql(test, failing, build.session().raw());
    if (own.filter(sql -> !sql.isOk()).isPresent()) {
      return new Outcome.Refused(own.get().diagnostics());
    }
    Statement count =
        own.flatMap(Result::value)
            .map(Statement::of)
            .orElseGet(() -> kept ? countKept(build, test) : count(build, test));
    return judged(
        build,
        test,
        build.session().query(count).rows(),
        kept ? Optional.of(build.target()) : Optional.empty());
  }

  /**
   * Judges what counted the failing rows: one row of failures, whether that is worth a warning and
   * whether it is a failure.
   *
   * @param kept where the failing rows are, if they are kept
   */
  static Outcome judged(
      Build build, Node.Test test, List<List<@Nullable Object>> rows, Optional<RelationName> kept) {
    List<@Nullable Object> row = rows.size() == 1 ? rows.getFirst() : List.of();
    Optional<Boolean> shouldWarn = row.size() == 3 ? truth(row.get(1)) : Optional.empty();
    Optional<Boolean> shouldError = row.size() == 3 ? truth(row.get(2)) : Optional.empty();
    if (shouldWarn.isEmpty() || shouldError.isEmpty()) {
      return Outcome.refused(
          build
              .unusable(
                  row.size() == 3
                      ? "'get_test_sql' returns '"
                          + (shouldWarn.isEmpty() ? row.get(1) : row.get(2))
                          + "' where it must tell whether to "
                          + (shouldWarn.isEmpty() ? "warn" : "fail")
                      : "'get_test_sql' returns " + rows + ", not one row of three columns")
              .withHelp("it selects failures, should_warn and should_error, the last two boolean"));
    }
    long counted = row.getFirst() instanceof Number number ? number.longValue() : 0;
    NodeStatus status = judge(build, test.spec(), shouldWarn.get(), shouldError.get());
    // What is no finding is not counted, as in dbt: a test may allow some rows.
    long failures = status == NodeStatus.PASS ? 0 : counted;
    boolean byWarning = !(shouldError.get() && isError(test.spec()));
    return new Outcome.Done(
        status,
        message(test.spec(), status, failures, byWarning),
        OptionalLong.empty(),
        OptionalLong.of(failures),
        kept,
        finding(test, status, failures, byWarning));
  }

  private static Statement count(Build build, Node.Test test) {
    return new Statement(
        verdict(test.spec()) + " from (\n", build.query(), limit(test) + "\n) dbt_internal_test");
  }

  /** The failing rows go into a table; the query that reads it. */
  private static SqlText keep(Build build, Node.Test test) throws SqlFailure {
    Swap.clear(build);
    boolean asView = build.settings().text("store_failures_as").filter("view"::equals).isPresent();
    Dialect.Frame frame =
        asView
            ? build.session().dialect().createViewAs(build.target())
            : build.createTableAs(build.target());
    build
        .session()
        .execute(new Statement(frame.before(), build.query(), limit(test) + frame.after()));
    return SqlText.unmapped("select * from " + build.targetSql());
  }

  private static Statement countKept(Build build, Node.Test test) {
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

  private static NodeStatus judge(
      Build build, TestSpec spec, boolean shouldWarn, boolean shouldError) {
    if (shouldError && isError(spec)) {
      return NodeStatus.FAIL;
    }
    if (!shouldWarn) {
      return NodeStatus.PASS;
    }
    return build.options().warnings() == RunOptions.Warnings.FAIL
        ? NodeStatus.FAIL
        : NodeStatus.WARN;
  }

  private static boolean isError(TestSpec spec) {
    return spec.severity().equalsIgnoreCase("error");
  }

  /** Engines and macros say it in many ways; empty if it is none of them. */
  private static Optional<Boolean> truth(@Nullable Object value) {
    return switch (value) {
      case null -> Optional.of(false);
      case Boolean truth -> Optional.of(truth);
      case Number number -> Optional.of(number.doubleValue() != 0);
      case String text ->
          switch (text.toLowerCase(Locale.ROOT)) {
            case "y", "yes", "t", "true", "on", "1" -> Optional.of(true);
            case "n", "no", "f", "false", "off", "0" -> Optional.of(false);
            default -> Optional.empty();
          };
      default -> Optional.empty();
    };
  }

  private static String message(
      TestSpec spec, NodeStatus status, long failures, boolean byWarning) {
    String results = "got " + failures + (failures == 1 ? " result" : " results");
    return switch (status) {
      case FAIL ->
          results + ", configured to fail if " + (byWarning ? spec.warnIf() : spec.errorIf());
      case WARN -> results + ", configured to warn if " + spec.warnIf();
      case PASS, SUCCESS, PARTIAL, ERROR, SKIPPED, CANCELLED -> "";
    };
  }

  private static List<Diagnostic> finding(
      Node.Test test, NodeStatus status, long failures, boolean byWarning) {
    if (status == NodeStatus.PASS) {
      return List.of();
    }
    RunCode code = status == NodeStatus.FAIL ? RunCode.TEST_FAILED : RunCode.TEST_WARNED;
    Diagnostic diagnostic =
        Diagnostic.of(
                code,
                "test "
                    + test.info().name()
                    + ": "
                    + message(test.spec(), status, failures, byWarning))
            .about(test.uniqueId());
    return List.of(test.info().declaredAt().map(diagnostic::at).orElse(diagnostic));
  }
}
