package dev.floe.cli.dbt;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.UsageError;
import dev.floe.dbt.DbtCode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code floe dbt run-operation MACRO --args '{…}'}: in one transaction, which is kept if the macro
 * does not fail.
 */
final class OperationTask implements Task {

  @Override
  public ExitCode run(DbtWork work) {
    String macro =
        work.invocation()
            .arguments()
            .positional()
            .orElseThrow(() ->
                new UsageError(
                    CliCode.MISSING_VALUE,
                    "'floe dbt run-operation' needs the name of a macro",
                    "floe dbt run-operation grant_select --args '{role: reporter}'"));
    Result<Map<String, @Nullable Object>> arguments = arguments(work);
    work.tell(arguments.diagnostics());
    if (!arguments.isOk()) {
      return ExitCode.USAGE;
    }
    try (Engine engine = work.project().open();
        Session session = DbtWork.session(engine)) {
      Result<Optional<Object>> result =
          work.rendering().operation(macro, arguments.value().orElseThrow(), session);
      work.tell(result.diagnostics());
      boolean good = result.isOk() && ended(session);
      work.artifacts().writeManifest();
      return good ? ExitCode.OK : ExitCode.ERRORS;
    }
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
