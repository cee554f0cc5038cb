package dev.floe.cli.dbt;

import dev.floe.cli.command.ExitCode;
import dev.floe.diagnostics.Result;
import java.util.SortedSet;

/** {@code floe dbt ls}. */
final class ListTask implements Task {

  @Override
  public ExitCode run(DbtWork work) {
    Result<SortedSet<String>> ids = work.selected();
    if (!ids.isOk()) {
      return ExitCode.USAGE;
    }
    work.artifacts().writeManifest();
    new DbtListing(work.graph(), work.artifacts().forTemplates()::node)
        .lines(ids.value().orElseThrow(), work.invocation())
        .forEach(work.invocation().console()::line);
    return ExitCode.OK;
  }
}
