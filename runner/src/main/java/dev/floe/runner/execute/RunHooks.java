package dev.floe.runner.execute;

import dev.floe.artifacts.SqlText;
import dev.floe.dbt.NodeRuntime.HookPosition;
import dev.floe.dbt.NodeRuntime.RunHook;
import dev.floe.dbt.NodeRuntime.RunSummary;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.runner.HookResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunEvent;
import dev.floe.runner.RunListener;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.runner.materialize.NodeSession;
import dev.floe.runner.materialize.Statement;
import dev.floe.runner.materialize.TracedStatements;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code on-run-start} and {@code on-run-end}: one after the other until one fails. */
public final class RunHooks {

  private final World world;
  private final RunListener listener;

  /**
   * @param listener is told of each hook that ended
   */
  public RunHooks(World world, RunListener listener) {
    this.world = world;
    this.listener = listener;
  }

  /** Executes them; after one that failed the rest is skipped. */
  public List<HookResult> run(HookPosition position, RunSummary summary) {
    List<RunHook> hooks = world.runtime().runHooks(position, summary);
    List<HookResult> results = new ArrayList<>();
    if (hooks.isEmpty()) {
      return results;
    }
    boolean failed = false;
    try (Session session = world.engine().session()) {
      for (RunHook hook : hooks) {
        HookResult result = run(hook, position, results.size(), failed ? null : session);
        failed = failed || result.status() == NodeStatus.ERROR;
        results.add(result);
        listener.happened(new RunEvent.HookFinished(result, results.size(), hooks.size()));
      }
    } catch (SqlFailure failure) {
      throw FailureReport.outside(failure);
    }
    return results;
  }

  /** Everything that is wrong with these hooks. */
  public static List<Diagnostic> findings(List<HookResult> results) {
    return results.stream().flatMap(result -> result.diagnostics().stream()).toList();
  }

  private HookResult run(
      RunHook hook, HookPosition position, int index, @Nullable Session session) {
    boolean atStart = position == HookPosition.BEFORE;
    String kind = atStart ? "on-run-start" : "on-run-end";
    String name = hook.uniqueId().split("\\.", 3)[1] + "." + kind + "." + index;
    if (session == null) {
      return new HookResult(
          hook.uniqueId(),
          name,
          atStart,
          NodeStatus.SKIPPED,
          Optional.empty(),
          Optional.empty(),
          List.of());
    }
    Instant started = world.clock().instant();
    List<Diagnostic> found = execute(hook, kind, session);
    boolean good = found.stream().noneMatch(Diagnostic::isError);
    return new HookResult(
        hook.uniqueId(),
        name,
        atStart,
        good ? NodeStatus.SUCCESS : NodeStatus.ERROR,
        Optional.of(started),
        Optional.of(world.clock().instant()),
        found);
  }

  private List<Diagnostic> execute(RunHook hook, String subject, Session session) {
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
