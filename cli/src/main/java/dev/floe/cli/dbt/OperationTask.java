package dev.floe.cli.dbt;

import dev.floe.artifacts.SqlText;
import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.UsageError;
import dev.floe.dbt.DbtCode;
import dev.floe.dbt.artifact.RunResults;
import dev.floe.dbt.graph.Template;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.runner.materialize.Statement;
import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code floe dbt run-operation MACRO --args '{…}'}, in one transaction that is kept if the macro
 * commits it, or {@code --sql '…'}.
 */
final class OperationTask implements Task {

  @Override
  public ExitCode run(DbtWork work) {
    Optional<String> sql = work.invocation().arguments().value("--sql");
    Optional<String> macro = work.invocation().arguments().positional();
    if (sql.isEmpty() == macro.isEmpty()) {
      throw new UsageError(
          CliCode.MISSING_VALUE,
          "'floe dbt run-operation' takes the name of a macro, or --sql",
          "floe dbt run-operation grant_select --args '{role: reporter}'");
    }
    if (sql.isPresent() && work.invocation().arguments().value("--args").isPresent()) {
      throw new UsageError(
          CliCode.BAD_VALUE, "--args cannot be used with --sql", "--args are those of a macro");
    }
    Result<Map<String, @Nullable Object>> arguments = arguments(work);
    work.tell(arguments.diagnostics());
    if (!arguments.isOk()) {
      return ExitCode.USAGE;
    }
    Optional<Diagnostic> unknown = macro.flatMap(work.rendering()::missing);
    if (unknown.isPresent()) {
      work.tell(List.of(unknown.get()));
      return ExitCode.USAGE;
    }
    Instant started = now(work);
    boolean good;
    try {
      good =
          sql.isPresent()
              ? statements(work, sql.get())
              : macro(work, macro.orElseThrow(), arguments.value().orElseThrow());
    } catch (FloeException outside) {
      // As in dbt, an operation that reaches no database has failed like any other.
      work.tell(List.of(outside.diagnostic()));
      good = false;
    }
    work.artifacts().writeManifest();
    write(
        work,
        macro
            .map(name -> macroId(work, name))
            .orElse("operation." + work.graph().rootProject() + ".inline_query"),
        started,
        good);
    return good ? ExitCode.OK : ExitCode.ERRORS;
  }

  private static boolean macro(DbtWork work, String name, Map<String, @Nullable Object> arguments) {
    try (Engine engine = work.project().open();
        Session session = DbtWork.session(engine)) {
      Result<Optional<Object>> result = work.rendering().operation(name, arguments, session);
      work.tell(result.diagnostics());
      return result.isOk() && ended(session);
    }
  }

  private static boolean statements(DbtWork work, String sql) {
    try (Engine engine = work.project().open();
        Session session = DbtWork.session(engine)) {
      Result<SqlText> rendered = work.rendering().inline(Template.file("--sql", sql), session);
      work.tell(rendered.diagnostics());
      return rendered.isOk() && executed(work, rendered.value().orElseThrow(), session);
    }
  }

  private static boolean executed(DbtWork work, SqlText sql, Session session) {
    try {
      work.log().info("LogStartLine", "START executing inline_query");
      session.execute(sql.text());
      work.log().info("LogSQLResult", "OK executed inline_query");
      return true;
    } catch (SqlFailure failure) {
      work.log().error("LogSQLResult", "ERROR executing inline_query", Map.of());
      work.tell(
          List.of(
              FailureReport.of(
                  "--sql", Optional.of(Span.file("--sql")), failure, Statement.of(sql))));
      return false;
    }
  }

  /** The macro of the project goes before those of packages, as when it is called. */
  private static String macroId(DbtWork work, String name) {
    String own = work.graph().rootProject() + ".";
    return work.graph().macros().keySet().stream()
        .filter(id -> id.equals("macro." + name) || id.endsWith("." + name))
        .min(Comparator.comparing(id -> !id.startsWith("macro." + own)))
        .orElse("macro." + own + name);
  }

  private static void write(DbtWork work, String id, Instant started, boolean good) {
    RunResults.Outcome outcome =
        new RunResults.Outcome(
            id,
            good ? "success" : "error",
            Optional.empty(),
            Optional.empty(),
            Thread.currentThread().getName(),
            Optional.of(new RunResults.Times(started, started, now(work))),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    work.artifacts().writeOutcomes(List.of(outcome), work.elapsed(), CommandArguments.of(work));
  }

  private static Instant now(DbtWork work) {
    return work.invocation().surroundings().clock().instant();
  }

  private static Result<Map<String, @Nullable Object>> arguments(DbtWork work) {
    String text = work.invocation().arguments().value("--args").orElse("");
    Result<Map<String, @Nullable Object>> read = CommandLineVars.parse(text);
    return read.isOk()
        ? read
        : Result.failed(
            Diagnostic.of(DbtCode.BAD_VARS, "'--args' takes a mapping, not '" + text + "'")
                .withHelp("write --args '{name: value}', with a blank after the colon"));
  }

  /** A transaction that a macro has left open is not kept, as in dbt. */
  private static boolean ended(Session session) {
    try {
      if (session.inTransaction()) {
        session.rollback();
      }
      return true;
    } catch (SqlFailure failure) {
      throw FailureReport.outside(failure);
    }
  }
}
