package dev.floe.runner.execute;

import dev.floe.artifacts.SqlText;
import dev.floe.dbt.NodeRuntime.Hook;
import dev.floe.dbt.NodeRuntime.HookPosition;
import dev.floe.dbt.NodeRuntime.RunSummary;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.runner.materialize.NodeSession;
import dev.floe.runner.materialize.Statement;
import dev.floe.runner.materialize.TracedStatements;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code on-run-start} and {@code on-run-end}: one after the other until one fails. */
public final class RunHooks {

  private final World world;

  public RunHooks(World world) {
    this.world = world;
  }

  /** Executes them; an error among the findings means the rest was left out. */
  public List<Diagnostic> run(HookPosition position, RunSummary summary) {
    List<Hook> hooks = world.runtime().runHooks(position, summary);
    List<Diagnostic> diagnostics = new ArrayList<>();
    if (hooks.isEmpty()) {
      return diagnostics;
    }
    String subject = position == HookPosition.BEFORE ? "on-run-start" : "on-run-end";
    try (Session session = world.engine().session()) {
      for (Hook hook : hooks) {
        diagnostics.addAll(run(hook, subject, session));
        if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
          break;
        }
      }
    } catch (SqlFailure failure) {
      throw FailureReport.outside(failure);
    }
    return diagnostics;
  }

  private List<Diagnostic> run(Hook hook, String subject, Session session) {
    Result<SqlText> sql = hook.render(session);
    if (!sql.isOk() || sql.value().filter(s -> !s.text().isBlank()).isEmpty()) {
      return sql.diagnostics();
    }
    List<Diagnostic> diagnostics = new ArrayList<>(sql.diagnostics());
    Statement statement = Statement.of(sql.value().get());
    try {
      new NodeSession(
              session,
              world.engine().dialect(),
              Optional.empty(),
              TracedStatements.untold(world.clock()))
          .execute(statement);
    } catch (SqlFailure failure) {
      diagnostics.add(FailureReport.of(subject, Optional.empty(), failure, statement));
    }
    return diagnostics;
  }
}
