package dev.floe.cli.dbt;

import dev.floe.cli.command.ExitCode;
import dev.floe.cli.files.Output;
import dev.floe.dbt.NodeRuntime.HookPosition;
import dev.floe.dbt.NodeRuntime.RunSummary;
import dev.floe.dbt.artifact.SourceFreshness;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.runner.LateCheck;
import dev.floe.runner.execute.RunHooks;
import dev.floe.runner.execute.World;
import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** {@code floe dbt source freshness}: how old the newest rows of sources are. */
final class FreshnessTask implements Task {

  @Override
  public ExitCode run(DbtWork work) {
    Result<SortedSet<String>> ids = work.selected();
    if (!ids.isOk()) {
      return ExitCode.USAGE;
    }
    List<SourceTable> tables =
        work.graph().sources().values().stream()
            .filter(table -> ids.value().orElseThrow().contains(table.uniqueId()))
            .filter(table -> hasLimit(table))
            .toList();
    Optional<List<SourceFreshness.Outcome>> outcomes = check(work, tables);
    write(work, outcomes.orElse(List.of()));
    work.artifacts().writeManifest();
    boolean good =
        outcomes.isPresent()
            && outcomes.get().stream()
                .noneMatch(one ->
                    one.status() == SourceFreshness.Status.ERROR
                        || one.status() == SourceFreshness.Status.RUNTIME_ERROR);
    work.log().info("FreshnessCheckComplete", "Done.");
    return good ? ExitCode.OK : ExitCode.ERRORS;
  }

  private static boolean hasLimit(SourceTable table) {
    Map<String, ?> freshness = PlainValues.mapping(table.extra().get("freshness"));
    return freshness.get("warn_after") != null || freshness.get("error_after") != null;
  }

  /** What came of each; empty where a hook of the project has failed. */
  private static Optional<List<SourceFreshness.Outcome>> check(
      DbtWork work, List<SourceTable> tables) {
    List<SourceFreshness.Outcome> outcomes = new ArrayList<>();
    List<Diagnostic> found = new ArrayList<>();
    if (tables.isEmpty()) {
      work.log().info("NothingToDo", "Nothing to do.");
      return Optional.of(outcomes);
    }
    DbtRunLog lines =
        new DbtRunLog(work, DescribedOnly.among(work.graph(), Collections.emptySortedSet()));
    try (Engine engine = work.project().open();
        Session session = DbtWork.session(engine)) {
      RunHooks hooks = new RunHooks(world(work, engine), lines);
      boolean hooked =
          !Boolean.FALSE.equals(work.flags().ofProject().get("source_freshness_run_project_hooks"));
      List<Diagnostic> before =
          hooked
              ? RunHooks.findings(hooks.run(HookPosition.BEFORE, RunSummary.empty()))
              : List.of();
      found.addAll(before);
      if (before.stream().anyMatch(Diagnostic::isError)) {
        work.tell(found);
        return Optional.empty();
      }
      FreshnessCheck check =
          new FreshnessCheck(
              work.rendering(),
              session,
              engine.dialect(),
              work.invocation().surroundings().clock());
      for (int i = 0; i < tables.size(); i++) {
        lines.freshnessStarts(tables.get(i), i + 1, tables.size());
        FreshnessCheck.Checked checked = check.of(tables.get(i));
        outcomes.add(checked.outcome());
        found.addAll(checked.found());
        lines.freshnessEnds(tables.get(i), checked.outcome(), i + 1, tables.size());
      }
      List<Diagnostic> after =
          hooked ? RunHooks.findings(hooks.run(HookPosition.AFTER, RunSummary.empty())) : List.of();
      found.addAll(after);
      work.tell(found);
      return after.stream().anyMatch(Diagnostic::isError)
          ? Optional.empty()
          : Optional.of(outcomes);
    }
  }

  private static World world(DbtWork work, Engine engine) {
    return new World(
        engine,
        work.rendering().runtime(),
        work.project().seeds(),
        LateCheck.none(),
        work.invocation().surroundings().clock());
  }

  private static void write(DbtWork work, List<SourceFreshness.Outcome> outcomes) {
    Path file =
        work.invocation()
            .arguments()
            .value("--output")
            .map(work.invocation()::path)
            .orElse(work.target().resolve("sources.json"));
    Output.write(file, SourceFreshness.json(work.artifacts().stamp(), outcomes, work.elapsed()));
  }
}
