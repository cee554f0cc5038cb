package dev.floe.cli.dbt;
import dev.floe.cli.command.*;
final class GenerateTask implements Task {
  @Override public ExitCode run(DbtWork work) { throw new IllegalStateException("unfinished"); }
}
