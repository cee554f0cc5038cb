package dev.floe.cli.product;

import dev.floe.cli.command.UsageError;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.runner.RunCode;
import dev.floe.runner.journal.RunRecord;
import dev.floe.runner.journal.Runs;
import java.util.List;
import java.util.Optional;

/** Finds the run that {@code --resume} names. */
final class EarlierRun {

  private static final List<String> NEWEST = List.of("last", "latest");

  private EarlierRun() {}

  /**
   * The run of a name, or the newest.
   *
   * @throws UsageError where there is none, or nothing of it is left to do
   */
  static RunRecord find(ProductFolder folder, String name) {
    Runs runs = new Runs(folder.runs());
    RunRecord run = NEWEST.contains(name) ? newest(runs) : named(runs, name);
    if (run.state() == RunRecord.State.PUBLISHED) {
      throw new UsageError(
          Diagnostic.of(
                  RunCode.NOTHING_TO_RESUME,
                  "run " + run.id() + " was published: there is nothing left to do")
              .withHelp("run everything again: floe run"));
    }
    return run;
  }

  private static RunRecord named(Runs runs, String name) {
    Result<RunRecord> found = runs.find(name);
    return found.value().orElseThrow(() -> new UsageError(found.diagnostics().getFirst()));
  }

  private static RunRecord newest(Runs runs) {
    Optional<RunRecord> newest = runs.list().stream().findFirst();
    return newest.orElseThrow(() ->
        new UsageError(
            Diagnostic.of(RunCode.NOTHING_TO_RESUME, "nothing has run here yet")
                .withHelp("run it: floe run")));
  }
}
